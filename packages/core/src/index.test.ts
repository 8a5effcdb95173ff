import { expect, test } from 'vitest';
import * as core from './index.ts';

test('core exports these values and no other', () => {
  expect(Object.keys(core).toSorted()).toEqual([
    'ApiError',
    'FaultError',
    'Success',
    'announcesBody',
    'createReplier',
    'defineCodes',
    'defineContract',
    'fault',
    'faults',
    'isFailure',
    'isJsonType',
    'isSuccess',
    'isThenable',
    'mergeCodes',
    'parseJson',
    'readQuery',
    'validate',
    'validateBody',
  ]);
});
