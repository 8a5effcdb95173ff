import { expect, test } from 'vitest';
import { isTest, readWorkspace } from './workspace.ts';

const packages = readWorkspace().filter(({ path }) => path.startsWith('packages/'));

test.each(['packages/fetch', 'packages/hono', 'packages/express', 'packages/koa'])(
  'who has read one adapter finds the same files in %s',
  (path) => {
    const files = packages.find((room) => room.path === path)?.sources.map((source) => source.path);
    expect(files).toEqual(
      expect.arrayContaining(
        ['conformance.test', 'faults', 'handler', 'index', 'input', 'reply', 'types'].map((name) => `src/${name}.ts`),
      ),
    );
  },
);

test('no source of a package is longer than 300 lines', () => {
  const long = packages.flatMap(({ path, sources }) =>
    sources
      .filter((source) => !isTest(source.path) && source.text.split('\n').length > 301)
      .map((source) => `${path}/${source.path}`),
  );
  expect(long).toEqual([]);
});

test('no package reads the environment, so that none answers otherwise in production', () => {
  const readers = packages.flatMap(({ path, sources }) =>
    sources
      .filter((source) => !isTest(source.path) && /\b(?:process|import\.meta)\.env\b/.test(source.text))
      .map((source) => `${path}/${source.path}`),
  );
  expect(readers).toEqual([]);
});
