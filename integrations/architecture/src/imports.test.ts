import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

test.each([
  ["import { a } from 'x';", 'x'],
  ["import 'x';", 'x'],
  ["import type { A } from 'x';", 'x'],
  ["import { type A } from 'x';", 'x'],
  ["export { a } from 'x';", 'x'],
  ["export type { A } from 'x';", 'x'],
  ["export * from 'x';", 'x'],
  ["const a = await import('x');", 'x'],
  ["let a: import('x').A;", 'x'],
  ["let a: typeof import('x');", 'x'],
  ["import a = require('x');", 'x'],
  ["const a = require('x');", 'x'],
  ["const a = process.getBuiltinModule('fs');", 'fs'],
  ["declare module 'x' { interface A {} }\nexport {};", 'x'],
  ['/// <reference types="x" />\nexport {};', 'x'],
])('an import is found in %s', (text, specifier) => {
  expect(importsOf('src/a.ts', text)).toEqual([{ specifier, line: 1 }]);
});

test('an import that is computed is found, without what it imports', () => {
  expect(importsOf('src/a.ts', 'const a = 1;\nawait import(`x${a}`);')).toEqual([{ specifier: undefined, line: 2 }]);
});

test.each([
  "// import 'x';",
  "import.meta.resolve('x');",
  'const a = "import \'x\'";',
  'export const from = `import("x")`;',
  'declare global {}',
])('no import is found in %s', (text) => {
  expect(importsOf('src/a.ts', text)).toEqual([]);
});

test('a file that does not parse is refused', () => {
  expect(() => importsOf('src/a.ts', 'import { from')).toThrow(/^src\/a\.ts: /);
});
