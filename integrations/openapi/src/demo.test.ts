import { documents } from '@kuvert-demo/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { generate } from './generate.ts';

/** What the two operations may fail with: what they declare, and what any request may be answered with. */
const operations = {
  '/openapi.json': {
    path: '/v1/projects/{slug}',
    id: 'getProject',
    params: "{ slug: 'alder' }",
    read: 'data.data.slug',
    codes: ['5000', '1', '2', '5', '6', '11', '1000', '1001', '1002', '2000', '2200'],
  },
  '/crm/v1/openapi.json': {
    path: '/crm/v1/leads/{id}',
    id: 'getLead',
    params: "{ id: '5' }",
    read: 'data.data.email',
    // LEAD_MERGED is a 308: a redirect is no error to these clients.
    codes: ["'20001'", ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((last) => `'9000${last}'`)],
  },
} as const;

const exhaustive = (cases: readonly string[]): string =>
  `switch (error.code) { ${cases.map((each) => `case ${each}: return error.code;`).join(' ')}
    default: { const left: never = error; return left; } }`;

describe.each(Object.entries(operations))('clients of the demo’s %s', (url, { path, id, params, read, codes }) => {
  let folder: string;
  beforeAll(async () => {
    folder = await generate(`demo-${id}`, documents[url]!);
  });

  const byFetch = (cases: readonly string[]): string => `
    import createClient from 'openapi-fetch';
    import type { paths } from './paths';
    export async function ask() {
      const client = createClient<paths>({ baseUrl: 'https://api.example.com' });
      const { data, error } = await client.GET('${path}', { params: { path: ${params} } });
      if (error === undefined) { const text: string = ${read}; return text; }
      ${exhaustive(cases)}
    }`;
  const byHeyApi = (cases: readonly string[]): string => `
    import { ${id} } from './hey-api';
    export async function ask() {
      const { data, error } = await ${id}({ path: ${params}, baseUrl: 'https://api.example.com' });
      if (data !== undefined) { const text: string = ${read}; return text; }
      ${exhaustive(cases)}
    }`;

  test.each([
    ['openapi-typescript and openapi-fetch', byFetch],
    ['@hey-api/openapi-ts', byHeyApi],
  ])('by %s compile, and narrow on every code', (_generator, consumer) => {
    expect(compile(folder, consumer(codes))).toEqual([]);
    expect(compile(folder, consumer(codes.slice(1)))).toEqual([
      expect.stringMatching(/not assignable to type 'never'/),
    ]);
  });
});
