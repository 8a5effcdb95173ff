import { toOpenApi } from '@kuvert/openapi';
import { beforeAll, describe, expect, test } from 'vitest';
import { envelopes, inEnvelope, operationsOf, options } from '../../../packages/openapi/src/api.fixture.ts';
import { compile } from './compile.ts';
import { generate } from './generate.ts';

/** What getProject may fail with: what it declares, and what any request may be answered with. */
const codes = [1, 2, 6, 11, 1000, 2000, 5000];

/** Envelopes whose codes stand at the top, each with the way a code is written there. */
const written: readonly (readonly [name: string, write: (code: number) => string])[] = [
  ['code', (code) => `${code}`],
  ['status', (code) => `'${code}'`],
  ['problem', (code) => `${code}`],
];

const exhaustive = (cases: readonly string[]): string => `
    switch (error.code) {
      ${cases.map((each) => `case ${each}: return error.code satisfies ${each};`).join('\n      ')}
      default: { const left: never = error; return left; }
    }`;

const byFetch = (cases: readonly string[], data: string): string => `
  import createClient from 'openapi-fetch';
  import type { paths } from './paths';
  export async function read() {
    const client = createClient<paths>({ baseUrl: 'https://api.projects.dev' });
    const { data, error } = await client.GET('/v1/projects/{slug}', { params: { path: { slug: 'alder' } } });
    if (error === undefined) { const slug: string = data${data}.slug; return slug; }
    ${exhaustive(cases)}
  }`;

const byHeyApi = (cases: readonly string[], data: string): string => `
  import { getProject } from './hey-api';
  export async function read() {
    const { data, error } = await getProject({ path: { slug: 'alder' }, baseUrl: 'https://api.projects.dev' });
    if (data !== undefined) { const slug: string = data${data}.slug; return slug; }
    ${exhaustive(cases)}
  }`;

const generators = [
  ['openapi-typescript and openapi-fetch', byFetch],
  ['@hey-api/openapi-ts', byHeyApi],
] as const;

describe.each(written)('a client generated from the document of the %s envelope', (name, write) => {
  const api = inEnvelope(envelopes[name]!);
  const data = name === 'problem' ? '' : '.data';
  const cases = codes.map(write);
  let folder: string;
  beforeAll(async () => {
    folder = await generate(name, toOpenApi(api, { ...options, operations: operationsOf(api) }));
  });

  test.each(generators)('by %s compiles, and knows every code', (_generator, consumer) => {
    expect(compile(folder, consumer(cases, data))).toEqual([]);
  });

  test.each(generators)('by %s tells when a code is forgotten, or is none', (_generator, consumer) => {
    const forgotten = compile(folder, consumer(cases.slice(0, -1), data));
    expect(forgotten).toEqual([expect.stringMatching(/is not assignable to type 'never'/)]);
    const surplus = compile(folder, consumer([...cases, write(5003)], data));
    expect(surplus.length).toBeGreaterThan(0);
    expect(surplus.every((problem) => /not comparable|'never'|expected type/.test(problem))).toBe(true);
  });
});

test.each(['json-api', 'jsend', 'google-rpc'])(
  'the code that is generated for the %s envelope compiles',
  async (name) => {
    const api = inEnvelope(envelopes[name]!);
    const folder = await generate(name, toOpenApi(api, { ...options, operations: operationsOf(api) }));
    expect(compile(folder, `export * from './hey-api'; export type { paths } from './paths';`)).toEqual([]);
  },
);
