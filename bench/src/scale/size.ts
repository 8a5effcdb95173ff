import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const codes = `{ ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' } }`;
const contract = `import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
const faults = { internal: 'ROUTE_NOT_FOUND', badRequest: 'ROUTE_NOT_FOUND', routeNotFound: 'ROUTE_NOT_FOUND' };
const api = defineContract({ codes: defineCodes(${codes}), envelope: codeEnvelope(), faults });`;
const adapter = (name: string, use: string) =>
  `${contract} import { kuvert } from '@kuvert/${name}'; console.log(kuvert(api)${use});`;

/** What users load, as they write it. */
const scenarios = {
  'core + one envelope': `${contract} console.log(api);`,
  'core + one envelope + fetch': adapter('fetch', '.handler(() => api.ok({}))'),
  'core + one envelope + hono': `${adapter('hono', '')} import { send } from '@kuvert/hono'; console.log(send);`,
  'core + one envelope + express': adapter('express', ''),
  'core + one envelope + koa': adapter('koa', ''),
  'core + one envelope + what adapters are made of': `${contract} import { createReplier } from '@kuvert/core/adapter'; console.log(createReplier(api));`,
  'a fault alone': `import { fault } from '@kuvert/core'; console.log(fault('notFound'));`,
  'http-errors': `import createError from 'http-errors'; console.log(createError(404));`,
  Boom: `import boom from '@hapi/boom'; console.log(boom.notFound());`,
} as const;

/** A bundle's bytes, minified and compressed, by what is in it. */
export async function sizes(): Promise<Readonly<Record<keyof typeof scenarios, number>>> {
  const entries = await Promise.all(
    Object.entries(scenarios).map(async ([name, contents]) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
        bundle: true,
        minify: true,
        format: 'esm',
        platform: 'node',
        target: 'es2023',
        write: false,
      });
      return [name, gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<keyof typeof scenarios, number>;
}
