import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTarballs } from './tarballs.ts';

const tarballs = await readTarballs();

/** One that only hands on what others hold has nothing of its own to map. */
const hasCode = (text: string): boolean => /^(?!import |export \{|$)/m.test(text);

test('exactly these packages are published', () => {
  expect([...tarballs.keys()]).toEqual([
    '@kuvert/cli',
    '@kuvert/client',
    '@kuvert/core',
    '@kuvert/express',
    '@kuvert/fetch',
    '@kuvert/hono',
    '@kuvert/koa',
    '@kuvert/node',
    '@kuvert/openapi',
    '@kuvert/testkit',
  ]);
});

describe.each([...tarballs.values()].map((tarball) => [tarball.manifest.name, tarball] as const))(
  'the tarball of %s',
  (name, { files, manifest }) => {
    const paths = [...files.keys()];

    test('carries its README and the license', () => {
      expect(files.get('README.md')).toContain(name);
      expect(files.get('LICENSE')).toContain('MIT License');
    });

    test('carries dist, src and nothing else, and no tests', () => {
      const place = /^(dist\/[^/]+\.(js|d\.ts)(\.map)?|src\/.+\.ts|package\.json|README\.md|LICENSE)$/;
      expect(paths.filter((path) => !place.test(path) || /\.(test|test-d|fixture)\./.test(path))).toEqual([]);
    });

    test('carries everything that its exports and programs promise', () => {
      const exported = Object.values(manifest.exports).flatMap((target) =>
        typeof target === 'string' ? [target] : Object.values(target),
      );
      const promised = [...exported, ...Object.values(manifest.bin ?? {})];
      expect(promised.map((path) => posix.normalize(path)).filter((path) => !files.has(path))).toEqual([]);
    });

    test('carries a map for every built file, and the source that each map leads to', () => {
      const built = paths.filter((path) => /^dist\/.+\.(js|d\.ts)$/.test(path) && hasCode(files.get(path) ?? ''));
      expect(built.length).toBeGreaterThan(1);
      for (const path of built) {
        expect(files.get(path)).toContain(`//# sourceMappingURL=${posix.basename(path)}.map`);
        const { sources } = JSON.parse(files.get(`${path}.map`) ?? '{}') as { sources: string[] };
        expect(sources.map((source) => posix.join('dist', source)).filter((source) => !files.has(source))).toEqual([]);
      }
    });

    test('has a manifest that means something outside the workspace', () => {
      expect(files.get('package.json')).not.toMatch(/"(workspace|catalog|link|file):/);
    });
  },
);
