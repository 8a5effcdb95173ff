import { defineCodes, defineContract } from '@kuvert/core';
import type { CodeEntry, Contract, Envelope } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesOf } from '../facts.ts';
import { toLock } from '../lock/lock.ts';
import { readLock } from '../lock/read-lock.ts';
import { weigh } from './changes.ts';
import type { Bump, Change } from './changes.ts';
import { compareLocks } from './compare-locks.ts';

const reasons = ['ALPHA', 'BRAVO', 'CHARLIE', 'DELTA', 'ECHO', 'FOXTROT'] as const;
const base = {
  INTERNAL_ERROR: { code: 100, status: 500, message: 'Internal error' },
  INVALID: { code: 101, status: 400, message: 'Invalid' },
  ROUTE_NOT_FOUND: { code: 102, status: 404, message: 'Route not found' },
} as const;
const faults = { internal: 'INTERNAL_ERROR', badRequest: 'INVALID', routeNotFound: 'ROUTE_NOT_FOUND' } as const;

const kind = fc.constantFrom('string', 'number', 'integer', 'boolean', undefined);
// Names that an object inherits are names as well.
const names = ['max', 'constructor', '__proto__'] as const;

const entry = fc
  .record({
    code: fc.integer({ min: 1, max: 9 }),
    status: fc.subarray([303, 400, 403, 404, 409, 503], { minLength: 1, maxLength: 3 }),
    kinds: fc.array(fc.tuple(fc.constantFrom(...names), kind), { maxLength: 2 }),
    retry: fc.constantFrom('never', 'idempotent', 'safe'),
    isRetired: fc.integer({ min: 0, max: 5 }).map((each) => each === 0),
    text: fc.constantFrom('Not so', 'Not like that'),
  })
  .map(({ code, status, kinds, retry, isRetired, text }): CodeEntry => {
    const unique = new Map(kinds);
    const placeholders = [...unique].filter(([, declared]) => declared === undefined).map(([name]) => name);
    const declared = [...unique].filter(([, each]) => each !== undefined);
    // A table that declares params declares its placeholders, too.
    const params = declared.length === 0 ? undefined : Object.fromEntries(declared);
    const message = declared.length === 0 ? [text, ...placeholders.map((name) => `{${name}}`)].join(' ') : text;
    const all = { code, status, message, retry, params, retired: isRetired ? true : undefined };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as CodeEntry;
  });

const envelope = fc.constantFrom(codeEnvelope({ params: true }), statusEnvelope({ params: true }), codeEnvelope());

type Table = Readonly<Record<string, CodeEntry>>;

/** Entries of which none takes the wire code of one before. */
function toTable(entries: readonly (readonly [string, CodeEntry | undefined])[]): Table {
  const taken = new Set<unknown>();
  const kept = entries.flatMap(([reason, each]): [string, CodeEntry][] => {
    if (each === undefined || taken.has(each.code)) return [];
    taken.add(each.code);
    return [[reason, each]];
  });
  return Object.fromEntries(kept);
}

const table = fc
  .tuple(...reasons.map(() => fc.option(entry, { nil: undefined })))
  .map((entries) => toTable(entries.map((each, at) => [reasons[at] ?? '', each] as const)));

/** The same table after somebody has been at it. */
const edited = table.chain((before) => {
  const edits = reasons.map((reason) => {
    const own = before[reason];
    const keep = fc.constant(own);
    if (own === undefined) return fc.option(entry, { nil: undefined });
    const part = entry.map((other) => ({ ...own, ...pick(other) }));
    return fc.oneof({ weight: 3, arbitrary: keep }, { weight: 2, arbitrary: part }, entry, fc.constant(undefined));
  });
  return fc
    .tuple(...edits)
    .map((entries) => ({ before, after: toTable(entries.map((each, at) => [reasons[at] ?? '', each] as const)) }));
});

/** One of the members that two entries may differ in. */
function pick({ code, status, retry, params, message }: CodeEntry): Partial<CodeEntry> {
  const choices: readonly Partial<CodeEntry>[] = [
    { code: code ?? 1 },
    { status },
    { retry: retry ?? 'never' },
    // What a message has in braces, its params have.
    { message, params } as Partial<CodeEntry>,
  ];
  return choices[(Number(code) + message.length) % choices.length] ?? {};
}

const toContract = (entries: Table, own: Envelope): Contract =>
  defineContract({ codes: defineCodes<Table>({ ...base, ...entries }), envelope: own, faults });

const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  any: fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
  string: fc.string(),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  integer: fc.integer(),
  boolean: fc.boolean(),
};

interface Notice {
  readonly bump: Bump;
  readonly what: string;
}

/** What a client that has the old contract notices of a code that the new one answers. */
function* noticed(old: Contract, now: Contract, reason: string, draw: fc.GeneratorValue): Generator<Notice> {
  const [was, is] = [codesOf(old).get(reason), codesOf(now).get(reason)];
  const lives = (facts: typeof was): boolean => facts !== undefined && facts.retired !== true;
  if (lives(was) && !lives(is)) yield { bump: 'major', what: 'never comes again' };
  if (!lives(is) || is === undefined) return;
  for (const status of is.status) {
    const params = Object.fromEntries(
      Object.entries(is.params ?? {}).map(([name, each]) => [name, draw(() => values[each] ?? fc.constant(''))]),
    );
    const details = { status, location: '/there' };
    const raise = now.error as (...given: unknown[]) => { toJSON: () => unknown };
    const error = is.params === undefined ? raise(reason, details) : raise(reason, params, details);
    const read = old.decode(JSON.parse(JSON.stringify(error)), status);
    if (read.kind !== 'failure') {
      yield { bump: 'major', what: read.kind };
      continue;
    }
    if (!lives(was) || was === undefined) {
      yield read.reason === undefined
        ? { bump: 'minor', what: 'an unknown code' }
        : { bump: 'major', what: `read as ${read.reason}` };
      continue;
    }
    if (read.reason !== reason) yield { bump: 'major', what: `read as ${String(read.reason)}` };
    if (!was.status.includes(status)) yield { bump: 'major', what: `comes with ${status}` };
    const readsParams = old.envelope.schemas.failure['properties'] as Readonly<Record<string, unknown>>;
    if (was.params !== undefined && 'params' in readsParams && read.params === undefined) {
      yield { bump: 'major', what: 'has no params' };
    }
  }
  if (!lives(was) || was === undefined) return;
  if (was.status[0] !== is.status[0]) yield { bump: 'major', what: 'has another default status' };
  const liberty = ['never', 'idempotent', 'safe'];
  if (liberty.indexOf(is.retry) < liberty.indexOf(was.retry)) yield { bump: 'major', what: 'is sent again' };
  if (was.message !== is.message) yield { bump: 'patch', what: 'reads otherwise' };
}

test('a change is classed at least as strictly as a client of the old contract notices it', () => {
  const seen = new Map<string, number>();
  const holds = fc.property(edited, envelope, envelope, fc.boolean(), fc.gen(), (tables, own, other, keeps, draw) => {
    const old = toContract(tables.before, own);
    const now = toContract(tables.after, keeps ? own : other);
    // As the lock file keeps it.
    const before = readLock(JSON.stringify(toLock(new Map([['api', old]]))), 'lock');
    const changes = compareLocks(before, toLock(new Map([['api', now]])));
    for (const reason of reasons) {
      for (const { bump, what } of noticed(old, now, reason, draw)) {
        const ofReason = changes.filter(
          ({ subject, kind: each }) => subject === reason || /^(?:envelope|member)-/.test(each),
        );
        seen.set(what, (seen.get(what) ?? 0) + 1);
        expect(heaviest(ofReason), `${reason} ${what}: ${JSON.stringify(ofReason)}`).toBeGreaterThanOrEqual(
          weigh(bump),
        );
      }
    }
  });
  fc.assert(holds, { numRuns: 3000 });
  // The property would hold of edits that nobody notices, too.
  for (const what of [
    'never comes again',
    'an unknown code',
    'has no params',
    'is sent again',
    'malformed',
    'read as ALPHA',
  ]) {
    expect(seen.get(what), what).toBeGreaterThan(0);
  }
});

test('what did not change is no change', () => {
  const holds = fc.property(table, envelope, (entries, own) => {
    const lock = toLock(new Map([['api', toContract(entries, own)]]));
    const shuffled = Object.fromEntries(Object.entries(entries).toReversed());
    expect(compareLocks(lock, toLock(new Map([['api', toContract(shuffled, own)]])))).toEqual([]);
  });
  fc.assert(holds, { numRuns: 300 });
});

function heaviest(changes: readonly Change[]): number {
  return Math.max(0, ...changes.map(({ bump }) => weigh(bump)));
}
