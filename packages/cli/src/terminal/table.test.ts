import { expect, test } from 'vitest';
import { toTable } from './table.ts';

test('columns stand below each other, whatever a terminal gives their characters', () => {
  expect(
    toTable([
      ['a', 'b'],
      ['項目', 'b'],
      ['👩‍👩‍👧', 'b'],
      ['é', 'b'],
    ]),
  ).toBe('a     b\n項目  b\n👩‍👩‍👧    b\né     b\n');
});

test('what could forge a line or move the cursor is replaced', () => {
  expect(toTable([['a\nb', '\u001b[2J', '\u202etxt']])).toBe('a\ufffdb  \ufffd[2J  \ufffdtxt\n');
});

const paint = (text: string): string => `<${text}>`;

test('paint takes no room', () => {
  expect(
    toTable([
      [{ text: 'a', paint }, 'x'],
      ['bb', 'x'],
    ]),
  ).toBe('<a>   x\nbb  x\n');
});
