import { bundle, compressed, contract } from './bundle.ts';

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
    Object.entries(scenarios).map(async ([name, contents]) => [name, compressed(await bundle(contents))] as const),
  );
  return Object.fromEntries(entries) as Record<keyof typeof scenarios, number>;
}
