import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockOf } from './contract.fixture.ts';
import { bumpOf, kinds } from './diff/changes.ts';
import { compareLocks } from './diff/compare-locks.ts';
import { toChangeMarkdown } from './diff/report.ts';
import { beginning, history } from './history.fixture.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/releases.md'), 'utf8');

const steps = history.map(({ title, text, codes, parts }, at) => {
  const before = history[at - 1] ?? beginning;
  const changes = compareLocks(lockOf(before.codes, before.parts), lockOf(codes, parts));
  return { title, changes, section: `### ${at + 1}. ${title}\n\n${text}\n\n${toChangeMarkdown(changes, false)}` };
});

/** As a formatter leaves it: tables by their cells, whatever stands between them. */
const plain = (text: string): string => text.replaceAll(/ +\|/g, ' |').replaceAll(/-{3,}/g, '---');

test.each(steps)('docs/releases.md shows what the diff says: $title', ({ section }) => {
  expect(plain(page)).toContain(plain(section));
});

test('ten edits take what they take', () => {
  const said = steps.map(({ changes }) =>
    changes.some(({ level }) => level === 'refused') ? 'refused' : bumpOf(changes),
  );
  expect(said).toEqual(['patch', 'minor', 'minor', 'minor', 'major', 'major', 'major', 'major', 'major', 'refused']);
  expect(steps[2]?.changes.find(({ level }) => level === 'warning')?.kind).toBe('reserved-taken');
});

test.each(Object.entries(kinds))('docs/releases.md has the row of %s', (kind, row) => {
  const takes = 'level' in row ? (row.level === 'refused' ? 'refused' : `${row.bump}, with a warning`) : row.bump;
  expect(plain(page)).toContain(`| \`${kind}\` | ${takes} | ${row.why} |`);
});
