import { expect, test } from 'vitest';
import * as adapter from './adapter.ts';
import * as core from './index.ts';

test('core exports these values and no other', () => {
  expect(Object.keys(core).toSorted()).toEqual([
    'ApiError',
    'FaultError',
    'Success',
    'defineCodes',
    'defineContract',
    'fault',
    'faults',
    'isFailure',
    'isSuccess',
    'mergeCodes',
    'stream',
    'validate',
  ]);
});

test('what adapters are made of stands apart', () => {
  expect(Object.keys(adapter).toSorted()).toEqual([
    'announcesBody',
    'createReplier',
    'discardUnread',
    'isDecodable',
    'isJsonType',
    'isThenable',
    'joinHeader',
    'markHeard',
    'parseJson',
    'readJson',
    'readNodeBody',
    'readQuery',
    'toTarget',
    'writeHeaders',
  ]);
});
