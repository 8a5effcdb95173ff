import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a bundler makes of these lines, minified. The frameworks that adapters serve are the user's own. */
export async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    external: ['hono', 'hono/*', 'express', 'koa'],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** The bytes of a text, compressed as servers do. */
export const compressed = (text: string): number => gzipSync(text, { level: 9 }).length;

/** A contract of one code and one envelope, as its users write it. */
export const contract = `import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
const codes = defineCodes({ ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' } });
const faults = { internal: 'ROUTE_NOT_FOUND', badRequest: 'ROUTE_NOT_FOUND', routeNotFound: 'ROUTE_NOT_FOUND' };
const api = defineContract({ codes, envelope: codeEnvelope(), faults });`;
