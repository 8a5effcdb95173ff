import { expect, test } from 'vitest';
import { manifestViolations } from './manifest-law.ts';
import { plant } from './planted.ts';
import { readWorkspace } from './workspace.ts';

test('every manifest agrees with the law', () => {
  expect(manifestViolations(readWorkspace())).toEqual([]);
});

test.each([
  ['core depends on a package', 'packages/core', { dependencies: { zod: '^4.6.7' } }, 'bring no package along'],
  [
    'core depends on a sibling',
    'packages/core',
    { dependencies: { '@kuvert/fetch': 'workspace:^' } },
    'may not import',
  ],
  ['core has a peer', 'packages/core', { peerDependencies: { koa: '^3' } }, 'no such framework'],
  ['core has an optional dependency', 'packages/core', { optionalDependencies: { zod: '^4' } }, 'nothing may'],
  ['an adapter depends on another', 'packages/koa', { dependencies: { '@kuvert/express': 'workspace:^' } }, 'may not'],
  [
    'an adapter tests another',
    'packages/koa',
    { devDependencies: { '@kuvert/express': 'workspace:^' } },
    'tests may not',
  ],
  [
    'an adapter has core as a peer',
    'packages/koa',
    { peerDependencies: { '@kuvert/core': 'workspace:^' } },
    'as a peer;',
  ],
  [
    'a dependency is pinned',
    'packages/koa',
    { dependencies: { '@kuvert/core': 'workspace:*' } },
    'has to be workspace:^',
  ],
  ['a sibling comes from the registry', 'packages/koa', { dependencies: { '@kuvert/core': '^1.0.0' } }, 'workspace:^'],
  ['a framework is a dependency', 'packages/koa', { dependencies: { koa: '^3' } }, 'is a peer'],
  ['a peer is a foreign framework', 'packages/koa', { peerDependencies: { express: '^5' } }, 'no such framework'],
  ['a peer has no upper end', 'packages/koa', { peerDependencies: { koa: '^2.16 || >=3' } }, 'upper end'],
  ['a peer is any version', 'packages/koa', { peerDependencies: { koa: '*' } }, 'upper end'],
  ['the domain depends on a framework', 'apps/domain', { dependencies: { hono: '^4' } }, 'may not import'],
])('reported: %s', (_title, path, manifest, problem) => {
  expect(manifestViolations(plant(path, { manifest }))).toEqual([expect.stringContaining(problem)]);
});

test('a sibling that is imported without being a dependency is reported', () => {
  expect(manifestViolations(plant('packages/koa', { text: "import '@kuvert/core/code-envelope';" }))).toEqual([
    'packages/koa/package.json imports @kuvert/core without depending on it.',
  ]);
});

test('a framework that is imported without being a peer is reported', () => {
  expect(manifestViolations(plant('packages/koa', { text: "import type { Context } from 'koa';" }))).toEqual([
    'packages/koa/package.json imports koa without having it as a peer.',
  ]);
});
