import { expect, test } from 'vitest';
import { regexesOf } from './regexes.ts';

test.each([
  ['const a = /x+/gu;', 'x+', 'gu'],
  ["a.replace(/x\\/y/, '')", 'x\\/y', ''],
  ["new RegExp('x\\\\d', 'u')", 'x\\d', 'u'],
  ["RegExp('x')", 'x', ''],
  ['new RegExp(`x`)', 'x', ''],
  ["new RegExp(/x/, 'g')", 'x', ''],
])('a regular expression is found in %s', (text, source, flags) => {
  expect(regexesOf('src/a.ts', text)).toEqual([{ source, flags, line: 1 }]);
});

test.each(['new RegExp(a)', 'new RegExp(`x${a}`)', "new RegExp('x' + a)", "new RegExp('x', a)", 'RegExp()'])(
  'one that is computed is found, without what it matches: %s',
  (text) => {
    expect(regexesOf('src/a.ts', `const a = '';\n${text};`)).toEqual([{ source: undefined, flags: '', line: 2 }]);
  },
);

test.each(['a / b / c', "const a = '/x/';", '// /x/', 'new Regex(a)', 'RegExp.prototype'])(
  'none is found in %s',
  (text) => {
    expect(regexesOf('src/a.ts', text)).toEqual([]);
  },
);
