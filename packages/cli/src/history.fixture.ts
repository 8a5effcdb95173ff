import type { CodeEntry } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import type { Parts } from './contract.fixture.ts';

/** One release of an API's codes: what its author did, and all there is then. */
export interface Step {
  readonly title: string;
  readonly text: string;
  readonly codes: Readonly<Record<string, CodeEntry>>;
  readonly parts: Parts;
}

const start = {
  UNAVAILABLE: { code: 6, status: 503, message: 'One of our backends is unavailable', retry: 'idempotent' },
  PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found' },
  PROJECT_TAKEN: { code: 5001, status: 409, message: 'Project already used' },
  SLUG_REFUSED: { code: 5002, status: 422, message: 'Unacceptable project slug' },
  PROJECT_LOCKED: { code: 5003, status: 423, message: 'Project locked' },
  TOO_MANY_MIRRORS: { code: 5900, status: 409, message: 'A project has at most {max} mirrors' },
} as const satisfies Readonly<Record<string, CodeEntry>>;

const parts: Parts = { envelope: codeEnvelope({ params: true }), reserved: [[7, 10]] };
const steps: Step[] = [];

/** Does something to the codes of the step before. */
function edit(title: string, text: string, change: (codes: Record<string, CodeEntry>) => void, more: Parts = {}): void {
  const last = steps.at(-1);
  const codes: Record<string, CodeEntry> = { ...(last?.codes ?? start) };
  change(codes);
  steps.push({ title, text, codes, parts: { ...(last?.parts ?? parts), ...more } });
}

edit('A typo', 'The message of a code is corrected.', (codes) => {
  codes['SLUG_REFUSED'] = { ...start.SLUG_REFUSED, message: 'This slug cannot be taken' };
});
edit('A better message', 'A message names what was asked for: its code has a param now.', (codes) => {
  codes['PROJECT_NOT_FOUND'] = { ...start.PROJECT_NOT_FOUND, message: 'Project {slug} not found' };
});
edit(
  'A new code',
  'A number is taken that was kept for something else.',
  (codes) => {
    codes['PLAN_EXCEEDED'] = { code: 7, status: 403, message: 'Your plan has no more projects' };
  },
  { reserved: [[8, 10]] },
);
edit('A replacement', 'A code is deprecated for one that says more.', (codes) => {
  codes['PROJECT_LOCKED'] = { ...start.PROJECT_LOCKED, deprecated: 'PROJECT_ARCHIVED' };
  codes['PROJECT_ARCHIVED'] = { code: 5004, status: 423, message: 'Project archived by {user}' };
});
edit('Another status', 'A conflict becomes a refused input.', (codes) => {
  codes['TOO_MANY_MIRRORS'] = { ...start.TOO_MANY_MIRRORS, status: 422 };
});
edit('A promise about retries', 'A backend turns out to do things twice.', (codes) => {
  codes['UNAVAILABLE'] = { ...start.UNAVAILABLE, retry: 'never' };
});
edit('A param is renamed', 'To a client, one param goes and another comes.', (codes) => {
  codes['TOO_MANY_MIRRORS'] = { code: 5900, status: 422, message: 'A project has at most {limit} mirrors' };
});
edit('The end of a code', 'The deprecated code goes. Its number is retired, as an entry of its own.', (codes) => {
  codes['PROJECT_LOCKED'] = { ...start.PROJECT_LOCKED, retired: true };
});
edit('A swap', 'Somebody sorts the table, and numbers its codes anew.', (codes) => {
  codes['PROJECT_TAKEN'] = { ...start.PROJECT_TAKEN, code: 5002 };
  codes['SLUG_REFUSED'] = { ...start.SLUG_REFUSED, message: 'This slug cannot be taken', code: 5001 };
});
edit('A number that is free', 'The retired entry is cleaned away, and its number taken.', (codes) => {
  delete codes['PROJECT_LOCKED'];
  codes['PROJECT_MOVED'] = { code: 5003, status: 410, message: 'Project has moved' };
});

/** The codes before the first step. */
export const beginning: Pick<Step, 'codes' | 'parts'> = { codes: start, parts };

/** Ten releases, each of the codes of the one before. */
export const history: readonly Step[] = steps;
