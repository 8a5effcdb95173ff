import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';

// The one build of every package, run from the package's folder: each `./dist/<name>.js` that its `exports` promise is
// built from `src/<name>.ts`.
const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Record<string, { default?: string }>;
};

const entry = Object.values(exports).flatMap(({ default: file }) =>
  file ? [file.replace(/^\.\/dist\/(.+)\.js$/, 'src/$1.ts')] : [],
);

export default defineConfig({
  cwd: process.cwd(),
  entry,
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  sourcemap: true,
  dts: { generator: 'oxc', sourcemap: true },
});
