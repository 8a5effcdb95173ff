import { byAccept } from '@kuvert/core/negotiate';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { defineEnvelope, failure, success } from '@kuvert/core/define-envelope';
import { problemDetails } from '@kuvert/core/problem-details';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import type { CodeEntry } from '@kuvert/core';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { contractOf, lockOf } from '../contract.fixture.ts';
import type { Parts } from '../contract.fixture.ts';
import { toLock } from '../lock/lock.ts';
import { bumpOf, kinds } from './changes.ts';
import { compareLocks } from './compare-locks.ts';

type Codes = Readonly<Record<string, CodeEntry>>;
type Side = readonly [codes: Codes, parts?: Parts];

const locked: CodeEntry = { code: 5003, status: 423, message: 'Project locked' };
const one = (entry: Partial<CodeEntry>): Side => [{ LOCKED: { ...locked, ...entry } }];
const house = (failureBody: Readonly<Record<string, unknown>>) =>
  defineEnvelope({
    name: 'house',
    success: { ok: true, data: success.data },
    failure: { ok: false, code: failure.code, message: failure.message, ...failureBody },
  });

const rows: readonly (readonly [title: string, before: Side, after: Side, changes: readonly string[]])[] = [
  ['a code is removed', one({}), [{}], ['code-removed LOCKED']],
  ['a code is added', [{}], one({}), ['code-added LOCKED']],
  ['a code is retired', one({}), one({ retired: true }), ['code-retired LOCKED']],
  ['a retired code is back', one({ retired: true }), one({}), ['code-returned LOCKED']],
  ['a retired code is added', [{}], one({ retired: true }), []],
  [
    'a retired entry is taken out and its number kept',
    one({ retired: true }),
    [{}, { retired: [5003] }],
    ['ranges-changed retired'],
  ],
  ['a retired entry is renamed', one({ retired: true }), [{ OTHER: { ...locked, retired: true } }], []],
  ['a retired entry is edited', one({ retired: true }), one({ retired: true, status: 409, message: '{a}' }), []],
  [
    'a retired entry is numbered anew',
    one({ retired: true }),
    one({ retired: true, code: 9 }),
    ['retired-lifted LOCKED'],
  ],
  [
    'a retired number gets an entry that says what it was',
    [{}, { retired: [5003] }],
    one({ retired: true }),
    ['ranges-changed retired'],
  ],
  ['a code that is retired is edited, too', one({}), one({ retired: true, status: 409 }), ['code-retired LOCKED']],
  ['a retired entry is forgotten', one({ retired: true }), [{}], ['retired-lifted LOCKED']],
  ['a code is renumbered', one({}), one({ code: 5004 }), ['code-renumbered LOCKED']],
  [
    'a number becomes text',
    one({}),
    [{ LOCKED: { ...locked, code: '5003' } }, { envelope: statusEnvelope() }],
    ['code-renumbered LOCKED', 'envelope-changed code'],
  ],
  [
    'two codes swap their numbers',
    [{ AA: { ...locked, code: 10 }, BB: { ...locked, code: 11 } }],
    [{ AA: { ...locked, code: 11 }, BB: { ...locked, code: 10 } }],
    ['code-renumbered AA', 'code-renumbered BB', 'code-reused AA', 'code-reused BB'],
  ],
  [
    'a code is renamed',
    one({}),
    [{ PROJECT_LOCKED: locked }],
    ['code-removed LOCKED', 'code-reused PROJECT_LOCKED', 'code-added PROJECT_LOCKED'],
  ],
  [
    'a retired number is taken',
    one({ retired: true }),
    [{ OTHER: locked }],
    ['retired-taken OTHER', 'code-added OTHER'],
  ],
  [
    'a number of a retired range is taken',
    [{}, { retired: [[5000, 5009]] }],
    one({}),
    ['retired-taken LOCKED', 'code-added LOCKED', 'ranges-changed retired', 'retired-lifted 5000–5009'],
  ],
  [
    'a reserved number is taken',
    [{}, { reserved: [5003] }],
    one({}),
    ['code-added LOCKED', 'reserved-taken LOCKED', 'ranges-changed reserved'],
  ],
  [
    'a retired range is written as its parts',
    [{}, { retired: [[7, 10]] }],
    [{}, { retired: [[7, 8], 9, 10] }],
    ['ranges-changed retired'],
  ],
  ['the default status changes', one({}), one({ status: 409 }), ['status-changed LOCKED']],
  ['a status is added', one({}), one({ status: [423, 409] }), ['status-added LOCKED']],
  ['a status is dropped', one({ status: [423, 409] }), one({}), ['status-dropped LOCKED']],
  [
    'the statuses change their order',
    one({ status: [423, 409] }),
    one({ status: [409, 423] }),
    ['status-changed LOCKED'],
  ],
  ['a message changes', one({}), one({ message: 'Locked' }), ['message-changed LOCKED']],
  ['a link changes', one({}), one({ docs: 'https://example.com' }), ['docs-changed LOCKED']],
  [
    'a placeholder is added',
    one({}),
    one({ message: 'Locked by {user}' }),
    ['param-added LOCKED', 'message-changed LOCKED'],
  ],
  [
    'a placeholder is dropped',
    one({ message: 'By {user}' }),
    one({ message: 'By' }),
    ['param-dropped LOCKED', 'message-changed LOCKED'],
  ],
  [
    'a param is widened',
    one({ params: { max: 'integer' } }),
    one({ params: { max: 'number' } }),
    ['param-changed LOCKED'],
  ],
  [
    'a param is narrowed',
    one({ params: { max: 'number' } }),
    one({ params: { max: 'integer' } }),
    ['param-narrowed LOCKED'],
  ],
  [
    'a placeholder gets a kind',
    one({ message: '{max}' }),
    one({ message: '{max}', params: { max: 'integer' } }),
    ['param-narrowed LOCKED'],
  ],
  [
    'a param gets another kind',
    one({ params: { max: 'string' } }),
    one({ params: { max: 'boolean' } }),
    ['param-changed LOCKED'],
  ],
  [
    'a schema allows something else',
    one({ params: { at: z.object({ a: z.string() }) } }),
    one({ params: { at: z.object({ a: z.number() }) } }),
    ['param-changed LOCKED'],
  ],
  [
    'a schema is written anew and allows the same',
    one({ params: { at: z.object({ a: z.string() }) } }),
    one({ params: { at: z.object({ a: z.string() }) } }),
    [],
  ],
  ['a retry becomes unsafe', one({ retry: 'safe' }), one({ retry: 'idempotent' }), ['retry-tightened LOCKED']],
  ['a retry is no longer', one({ retry: 'idempotent' }), one({}), ['retry-tightened LOCKED']],
  ['a retry becomes safe', one({}), one({ retry: 'safe' }), ['retry-loosened LOCKED']],
  [
    'a scheme changes',
    one({ challenge: 'Bearer' }),
    one({ challenge: 'Basic realm="a"' }),
    ['challenge-changed LOCKED'],
  ],
  [
    'a realm changes',
    one({ challenge: 'Bearer' }),
    one({ challenge: 'bearer realm="a"' }),
    ['challenge-reworded LOCKED'],
  ],
  ['a code is deprecated', one({}), one({ deprecated: 'INVALID_PARAMETERS' }), ['code-deprecated LOCKED']],
  ['a deprecation is taken back', one({ deprecated: 'INVALID_PARAMETERS' }), one({}), ['deprecation-changed LOCKED']],
  [
    'another code speaks for a fault',
    one({}),
    [{ LOCKED: locked }, { faults: { conflict: 'LOCKED' } }],
    ['fault-moved the fault conflict'],
  ],
  [
    'a code speaks for a bare status',
    one({}),
    [{ LOCKED: locked }, { statuses: { 423: 'LOCKED' } }],
    ['fault-moved the status 423'],
  ],
  ['the envelope is another', one({}), [{ LOCKED: locked }, { envelope: statusEnvelope() }], ['envelope-changed code']],
  [
    'the envelope has a member more',
    one({}),
    [{ LOCKED: locked }, { envelope: codeEnvelope({ params: true }) }],
    ['member-added code failure params'],
  ],
  [
    'the envelope has a member less',
    [{ LOCKED: locked }, { envelope: codeEnvelope({ params: true }) }],
    one({}),
    ['member-removed code failure params'],
  ],
  [
    'a house format changes a literal',
    [{}, { envelope: house({ version: 1 }) }],
    [{}, { envelope: house({ version: 2 }) }],
    ['member-changed house failure version'],
  ],
  [
    'the media type changes',
    [{}, {}],
    [{}, { envelope: codeEnvelope({ mediaType: 'application/vnd.acme+json' }) }],
    ['envelope-changed code'],
  ],
  [
    'another envelope can be asked for',
    [{}, {}],
    [{}, { more: { alternatives: byAccept(problemDetails({ types: 'https://example.com/' })) } }],
    ['alternative-added problem'],
  ],
  [
    'another envelope can no longer be asked for',
    [{}, { more: { alternatives: byAccept(problemDetails({ types: 'https://example.com/' })) } }],
    [{}, {}],
    ['alternative-removed problem'],
  ],
  [
    'a parameter of lists has another name',
    [{}, {}],
    [{}, { more: { pagination: { size: 'per_page', maxSize: 50 } } }],
    ['pagination-changed pagination size', 'page-size-changed pagination maxSize'],
  ],
];

test.each(rows)('noted: %s', (_title, before, after, changes) => {
  const found = compareLocks(lockOf(...before), lockOf(...after));
  expect(found.map(({ kind, subject }) => `${kind} ${subject}`).toSorted()).toEqual(changes.toSorted());
  for (const change of found) expect(change).toMatchObject(kinds[change.kind]);
});

test('the gravest comes first, and names the release', () => {
  const changes = compareLocks(lockOf(...one({ retired: true })), lockOf({ OTHER: { ...locked, message: 'Other' } }));
  expect(changes.map(({ kind }) => kind)).toEqual(['retired-taken', 'code-added']);
  expect(bumpOf(changes)).toBe('major');
  expect(bumpOf([])).toBeUndefined();
});

test('an API that comes is minor, and one that goes is major', () => {
  const both = toLock(
    new Map([
      ['a', contractOf({})],
      ['b', contractOf({})],
    ]),
  );
  const first = toLock(new Map([['a', contractOf({})]]));
  expect(compareLocks(first, both).map(({ kind, api }) => [kind, api])).toEqual([['api-added', 'b']]);
  expect(compareLocks(both, first).map(({ kind, api }) => [kind, api])).toEqual([['api-removed', 'b']]);
});

test('every kind of change has a row above, or is tested by name', () => {
  const tested = new Set(rows.flatMap(([, , , changes]) => changes.map((change) => change.split(' ')[0])));
  const elsewhere = ['api-added', 'api-removed', 'fault-added', 'schema-reworded'];
  expect(
    Object.keys(kinds)
      .filter((kind) => !tested.has(kind))
      .toSorted(),
  ).toEqual(elsewhere);
});

test('a schema that is only described otherwise is a patch, and a fault that core has learnt is minor', () => {
  const lock = lockOf({});
  const [api] = Object.values(lock.apis);
  const { internal, ...known } = api!.faults;
  const before = { ...lock, apis: { api: { ...api!, envelope: { ...api!.envelope, digest: 'x' }, faults: known } } };
  expect(internal).toBe('INTERNAL_ERROR');
  expect(compareLocks(before, lock).map(({ kind }) => kind)).toEqual(['fault-added', 'schema-reworded']);
});
