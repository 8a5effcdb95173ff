import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What a bundler makes of these lines, minified. Frameworks are the user's own. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    platform: 'neutral',
    external: ['node:*', 'hono', 'hono/*', 'express', 'koa'],
    write: false,
  });
  return outputFiles[0]!.text;
}

const sizeOf = (text: string): number => gzipSync(text, { level: 9 }).length;

const contract = `import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
const codes = defineCodes({ ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' } });
const faults = { internal: 'ROUTE_NOT_FOUND', badRequest: 'ROUTE_NOT_FOUND', routeNotFound: 'ROUTE_NOT_FOUND' };
const api = defineContract({ codes, envelope: codeEnvelope(), faults });`;
const replier = `${contract} import { createReplier } from '@kuvert/core/adapter'; console.log(createReplier(api));`;
const served = (adapter: string): string =>
  `${contract} import { kuvert } from '@kuvert/${adapter}'; console.log(kuvert(api));`;

// What grows beyond these was decided, and is not an accident.
test('core with one envelope is small', async () => {
  const size = sizeOf(await bundle(replier));
  console.log('core', size);
  expect(size).toBeLessThanOrEqual(13_500);
});

test.each([
  ['fetch', 1_100],
  ['hono', 2_250],
  ['express', 2_800],
  ['koa', 1_400],
])('what %s adds to core is small', async (adapter, most) => {
  const size = sizeOf(await bundle(served(adapter))) - sizeOf(await bundle(replier));
  console.log(adapter, size);
  expect(size).toBeLessThanOrEqual(most);
});

test('a fault by itself brings neither contracts nor replies', async () => {
  const size = sizeOf(await bundle(`import { fault } from '@kuvert/core'; console.log(fault);`));
  console.log('fault', size);
  expect(size).toBeLessThanOrEqual(1_350);
});

test('what draws streams comes with stream, and not without', async () => {
  expect(await bundle(served('fetch'))).not.toMatch(/getReader|octet-stream|TextEncoder/);
  expect(await bundle(`${served('fetch')} import { stream } from '@kuvert/core'; console.log(stream);`)).toMatch(
    /getReader/,
  );
});
