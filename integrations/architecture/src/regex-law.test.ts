import { expect, test } from 'vitest';
import { plant } from './planted.ts';
import { regexViolations } from './regex-law.ts';
import { regexesOf } from './regexes.ts';
import { isTest, readWorkspace } from './workspace.ts';

const rooms = readWorkspace();

test('no regular expression takes longer than its text is long', async () => {
  expect(await regexViolations(rooms)).toEqual([]);
}, 300_000);

const countOf = (path: string): number =>
  rooms
    .filter((room) => room.path === path)
    .flatMap(({ sources }) => sources.filter((source) => !isTest(source.path)))
    .flatMap(({ path: file, text }) => regexesOf(file, text)).length;

test('the scan finds the regular expressions there are', () => {
  expect(countOf('packages/core')).toBeGreaterThan(40);
  expect(countOf('apps/domain')).toBeGreaterThan(0);
});

test.each([
  ['exponential', 'export const a = 1;\nexport const b = /^(?:a+)+$/;', 'takes exponential time'],
  ['polynomial', 'export const a = 1;\nexport const b = a.replace(/\\s+$/, "");', 'takes 2nd degree polynomial time'],
  ['alternatives that overlap', "export const a = 1;\nexport const b = new RegExp('^(a|a)*$', 'i');", 'exponential'],
  ['computed', 'export const a = 1;\nexport const b = new RegExp(a);', 'computes a regular expression'],
])('reported, with its line: %s', async (_, text, problem) => {
  const [violation, ...more] = await regexViolations(plant('packages/koa', { text }));
  expect(violation).toMatch(/^packages\/koa\/src\/planted\.ts:2 /);
  expect(violation).toContain(problem);
  expect(more).toEqual([]);
});

test('a report tells the text that takes so long', async () => {
  const [violation] = await regexViolations(plant('packages/core', { text: 'export const a = /(b+)+$/;' }));
  expect(violation).toMatch(/on '.*b.*'\.repeat\(\d+\)/);
});
