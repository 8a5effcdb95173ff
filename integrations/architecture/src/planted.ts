import type { Manifest, Room } from './workspace.ts';

/** The least of a tree: every package that has a row in the law, by its folder, with nothing in it. */
const names: Readonly<Record<string, string>> = {
  'packages/core': '@kuvert/core',
  'packages/fetch': '@kuvert/fetch',
  'packages/hono': '@kuvert/hono',
  'packages/express': '@kuvert/express',
  'packages/koa': '@kuvert/koa',
  'packages/testkit': '@kuvert/testkit',
  'apps/domain': '@kuvert-demo/domain',
  'apps/demo-koa': '@kuvert-demo/demo-koa',
};

/** That tree, with one room that has this source or this in its manifest. */
export function plant(path: string, planted: { text?: string; file?: string; manifest?: Partial<Manifest> }): Room[] {
  const { text, file = 'src/planted.ts', manifest } = planted;
  return Object.entries({ ...names, [path]: names[path] ?? path }).map(([room, name]) => ({
    path: room,
    manifest: { name, ...(room === path && manifest) },
    sources: room === path && text !== undefined ? [{ path: file, text }] : [],
  }));
}
