/** What a room may import, beside its own files. */
export interface Rule {
  /** The packages of this repository. */
  readonly workspace: readonly string[];
  /** The frameworks, each with what its scope holds: `koa` includes `@koa/router`. */
  readonly frameworks: readonly string[];
  /** Whether it may import other packages from the registry. */
  readonly others: boolean;
  /** Whether it may import what only Node has. */
  readonly node: boolean;
  /** Whether it may import a file that its user names. */
  readonly computed?: boolean;
}

/** The frameworks there are adapters for. */
export const frameworks: readonly string[] = ['express', 'hono', 'koa'];

/** What every test may import beside what its room may: the conformance suite, Node, and any package of the registry. */
export const testkit = '@kuvert/testkit';

const core = '@kuvert/core';
const domain = '@kuvert-demo/domain';

/** A published package: only what the row names, so that it runs anywhere and brings nothing along. */
const publish = (workspace: readonly string[], own: readonly string[] = []): Rule => ({
  workspace,
  frameworks: own,
  others: false,
  node: false,
});

/** What runs here and is never installed elsewhere: on Node, with any package that is no foreign framework. */
const run = (workspace: readonly string[], own: readonly string[] = []): Rule => ({
  workspace,
  frameworks: own,
  others: true,
  node: true,
});

/** Who may import whom. A room without a row may not be. */
export const law: Readonly<Record<string, Rule>> = {
  'packages/core': publish([]),
  'packages/client': publish([core]),
  'packages/fetch': publish([core]),
  'packages/hono': publish([core, '@kuvert/fetch'], ['hono']),
  'packages/openapi': publish([core]),
  // What Express sends in pieces is a stream of Node.
  'packages/express': { ...publish([core], ['express']), node: true },
  // What Koa takes for a stream in ctx.body is a stream of Node.
  'packages/koa': { ...publish([core], ['koa']), node: true },
  // It is about what node:http does by itself.
  'packages/node': { ...publish([core]), node: true },
  // It opens connections, so it needs Node, but no package.
  'packages/testkit': { ...publish([core]), node: true },
  // A program: it reads what its user writes, the config among it, with packages that know the formats.
  'packages/cli': { ...publish([core, '@kuvert/openapi', testkit]), others: true, node: true, computed: true },

  'apps/domain': run([core, '@kuvert/cli', '@kuvert/node', '@kuvert/openapi']),
  'apps/demo-express': run([core, '@kuvert/express', domain], ['express']),
  'apps/demo-koa': run([core, '@kuvert/koa', domain], ['koa']),
  'apps/demo-hono': run([core, '@kuvert/hono', domain], ['hono']),
  'apps/demo-worker': run([core, '@kuvert/fetch', domain]),
  'apps/tour': run([
    '@kuvert/client',
    domain,
    '@kuvert-demo/demo-express',
    '@kuvert-demo/demo-koa',
    '@kuvert-demo/demo-hono',
    '@kuvert-demo/demo-worker',
  ]),
};
