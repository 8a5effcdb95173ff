import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';

// The one build of every package, run from the package's folder: each `./dist/<name>.js` that its `exports` and `bin`
// promise is built from `src/<name>.ts`.
const { exports, bin = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Record<string, { default?: string }>;
  bin?: Record<string, string>;
};

const promised = [...Object.values(exports).flatMap(({ default: file }) => file ?? []), ...Object.values(bin)];
const entry = promised.map((file) => file.replace(/^\.\/dist\/(.+)\.js$/, 'src/$1.ts'));

export default defineConfig({
  cwd: process.cwd(),
  entry,
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  sourcemap: true,
  dts: { generator: 'oxc', sourcemap: true },
});
