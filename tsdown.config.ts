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

// A program that starts waits a millisecond for each file. What entries share is therefore one chunk and not many: of
// core, that which reads and writes text. What holds classes stays by itself, since bundlers keep a class with a static
// block, and a client has no use for those.
const parts =
  /\bsrc\W(?:accept|brand|extras|link-header|media-types|message|pagination|read|read-params|resolve|text|thenable)\.ts$/;

export default defineConfig({
  cwd: process.cwd(),
  entry,
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  sourcemap: true,
  outputOptions: { codeSplitting: { groups: [{ name: 'parts', minShareCount: 2, test: parts }] } },
  dts: { generator: 'oxc', sourcemap: true },
});
