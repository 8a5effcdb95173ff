import type { CodeFacts, RetryClass } from '../facts.ts';
import type { ApiLock } from '../lock/lock.ts';
import type { Note } from './changes.ts';
import { compareParams } from './compare-params.ts';

/** How much a client may do: each includes those before. */
const liberty: readonly RetryClass[] = ['never', 'idempotent', 'safe'];

/** Notes what became of each code. Whose wire code another has taken is for compareRanges to say. */
export function compareCodes(was: ApiLock, is: ApiLock, note: Note): void {
  const olds = new Map(Object.entries(was.codes));
  const news = new Map(Object.entries(is.codes));
  for (const [reason, before] of olds) {
    const after = news.get(reason);
    if (after !== undefined) compareCode(reason, before, after, note);
    // What is retired was removed before.
    else if (before.retired !== true) note('code-removed', reason, `${before.code} is gone; keep it under retired`);
  }
  for (const [reason, { code, status, retired }] of news) {
    if (!olds.has(reason) && retired !== true) note('code-added', reason, `${code} with ${status.join(', ')}`);
  }
}

function compareCode(reason: string, before: CodeFacts, after: CodeFacts, note: Note): void {
  // Of what is not answered, nothing else counts: a client of the old contract, or of the new one, never sees it.
  if (before.retired === true || after.retired === true) {
    if (before.retired !== true) note('code-retired', reason, `${after.code} is retired`);
    if (after.retired !== true) note('code-returned', reason, `${after.code} is back`);
    return;
  }
  if (before.code !== after.code) {
    // On the wire, 5000 and '5000' are two things in some envelopes.
    note('code-renumbered', reason, `${JSON.stringify(before.code)} → ${JSON.stringify(after.code)}`);
  }
  compareStatus(reason, before.status, after.status, note);
  compareParams(reason, before, after, note);
  if (before.retry !== after.retry) {
    const isTighter = liberty.indexOf(after.retry) < liberty.indexOf(before.retry);
    note(isTighter ? 'retry-tightened' : 'retry-loosened', reason, `retry ${before.retry} → ${after.retry}`);
  }
  if (before.challenge !== after.challenge) {
    const isOther = schemeOf(before.challenge) !== schemeOf(after.challenge);
    const what = `challenge ${before.challenge ?? 'none'} → ${after.challenge ?? 'none'}`;
    note(isOther ? 'challenge-changed' : 'challenge-reworded', reason, what);
  }
  if (before.deprecated !== after.deprecated) {
    if (before.deprecated === undefined) note('code-deprecated', reason, `use ${after.deprecated ?? ''}`);
    else note('deprecation-changed', reason, `${before.deprecated} → ${after.deprecated ?? 'no longer deprecated'}`);
  }
  if (before.message !== after.message) note('message-changed', reason, `“${before.message}” → “${after.message}”`);
  if (before.docs !== after.docs) note('docs-changed', reason, `${before.docs ?? 'none'} → ${after.docs ?? 'none'}`);
}

function compareStatus(reason: string, before: readonly number[], after: readonly number[], note: Note): void {
  if (before[0] !== after[0]) note('status-changed', reason, `${before[0] ?? ''} → ${after[0] ?? ''}`);
  const added = after.filter((status, at) => at > 0 && !before.includes(status));
  if (added.length > 0) note('status-added', reason, `also ${added.join(', ')}`);
  const dropped = before.filter((status, at) => at > 0 && !after.includes(status));
  if (dropped.length > 0) note('status-dropped', reason, `no longer ${dropped.join(', ')}`);
}

/** The authentication scheme of a challenge (RFC 9110 §11.1), in lower case since its case does not count. */
function schemeOf(challenge = ''): string {
  return (challenge.split(' ', 1)[0] ?? '').toLowerCase();
}
