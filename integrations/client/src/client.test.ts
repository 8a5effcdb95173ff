import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hostileCases } from '../../../packages/client/src/hostile-server.fixture.ts';
import { program } from './browser.ts';
import { problemWith } from './check.ts';
import type { Findings } from './exam.ts';
import { casesOn, exceptions } from './exceptions.ts';
import { readColumn } from './page.ts';
import { put } from './put.ts';
import { all, browsers, installed } from './runtimes.ts';

const seed = Math.floor(Math.random() * 2 ** 31);
const docs = readFileSync(join(import.meta.dirname, '../../../docs/client.md'), 'utf8');

// The others have to be fetched first: npm run test:client.
describe.each([...installed, ...browsers.filter(({ isHere }) => isHere)])('$name', (runtime) => {
  let found: Findings;
  beforeAll(async () => {
    found = await put(runtime, seed);
  }, 120_000);

  test.each(casesOn(runtime.name).map((hostile, at) => [hostile.name, hostile.kind, hostile, at] as const))(
    '%s gives %s',
    (_name, _kind, hostile, at) => {
      expect(problemWith(hostile, found.results[at])).toBeUndefined();
    },
  );

  test('decodeResponse reads any answer, and never throws', () => {
    expect(found.problems, `seed ${seed}`).toEqual([]);
  });
});

const noBrowser = 'not run: the client in a browser; install Chromium, or name one in CHROME_BIN';
test.runIf(program)(program === undefined ? noBrowser : 'a browser is among the runtimes', () => {
  expect(browsers.every(({ isHere }) => isHere)).toBe(true);
});

test.each(all)('docs/client.md tells of each case what may be found on $name', ({ name }) => {
  const column = readColumn(docs, name);
  expect(column.map(([title]) => title)).toEqual(hostileCases.map((hostile) => hostile.name));
  for (const [at, { kind }] of casesOn(name).entries()) expect([kind].flat()).toContain(column[at]?.[1]);
});

test('every exception is of a case and a runtime that there are', () => {
  for (const { on, name } of exceptions) {
    expect(hostileCases.map((hostile) => hostile.name)).toContain(name);
    expect(all.filter((runtime) => runtime.name.startsWith(on))).not.toEqual([]);
  }
});
