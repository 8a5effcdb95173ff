import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** The bytes of what a browser loads for these lines, minified and compressed. */
async function sizeOf(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    write: false,
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}

const codes = `{ ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' } }`;
const reader = `import { codeReader } from '@kuvert/core/code-envelope';
const api = { registry: { entries: ${codes} }, envelope: codeReader };`;
const contract = `import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
const faults = { internal: 'ROUTE_NOT_FOUND', badRequest: 'ROUTE_NOT_FOUND', routeNotFound: 'ROUTE_NOT_FOUND' };
const api = defineContract({ codes: defineCodes(${codes}), envelope: codeEnvelope(), faults });`;
const client = `console.log(createClient(api, { baseUrl: '' }));`;

// What grows beyond these was decided, and is not an accident.
test.each([
  [
    'decodeResponse with one envelope',
    `import { decodeResponse } from './index.ts'; ${reader} console.log(decodeResponse(api, new Response()));`,
    2_500,
  ],
  ['a client with one envelope', `import { createClient } from './index.ts'; ${reader} ${client}`, 3_400],
  [
    'a client that sends again and reads lists',
    `import { createClient, items, retries } from './index.ts'; ${reader} ${client} console.log(retries, items);`,
    4_500,
  ],
  ['a client of a whole contract', `import { createClient } from './index.ts'; ${contract} ${client}`, 13_000],
])('%s is small', async (name, source, most) => {
  const size = await sizeOf(source);
  console.log(name, size);
  expect(size).toBeLessThanOrEqual(most);
});

test('the client of one envelope carries neither what writes it nor another', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createClient } from './index.ts'; ${reader} ${client}`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const text = outputFiles[0]!.text;
  expect(text).not.toMatch(/minLength|jsonapi|google|node:|Buffer\./);
});
