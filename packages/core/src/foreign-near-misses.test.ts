import { expect, test } from 'vitest';
import { toForeignFault } from './foreign.ts';

const error = (message: string, members: object = {}): Error => Object.assign(new Error(message), members);
const UNIQUE = 'UNIQUE constraint failed: users.email';

/** What tells a known error tells it whole: with anything before, behind or beside it, it is somebody else's. */
test.each<Error>([
  error('', { name: 'XZodError', issues: [] }),
  error('', { name: 'ZodErrorX', issues: [] }),
  error('', { name: 'Error', issues: [] }),
  error('', { code: 11002, httpCode: 400 }),
  error('', { code: 10021, httpCode: 400 }),
  error('', { code: 11003, httpCode: 400 }),
  error('', { code: 10031, httpCode: 400 }),
  error('', { code: 11009, httpCode: 413 }),
  error('', { code: 10091, httpCode: 413 }),
  error('', { code: 1001, httpCode: 500 }),
  error('', { code: 'XZ_DATA_ERROR', errno: -3 }),
  error('', { code: 'Z_DATA_ERRORX', errno: -3 }),
  error(UNIQUE, { code: 'XSQLITE_CONSTRAINT' }),
  error(UNIQUE, { code: 'ERR_SQLITE_ERRORX' }),
  error(`x ${UNIQUE}`, { code: 'SQLITE_CONSTRAINT' }),
  error(`x D1_ERROR: ${UNIQUE}`),
  error('x Unexpected end of form'),
  error('Unexpected end of form x'),
  error('Unexpected end of form', { storageErrors: [], more: 1 }),
  error('Unexpected end of form', { more: 1, storageErrors: [] }),
  error('x Request aborted', { storageErrors: [] }),
  error('Request aborted x', { storageErrors: [] }),
  error('Request aborted'),
  error('Request aborted', { storageErrors: [], more: 1 }),
  error('Request aborted', { more: 1, storageErrors: [] }),
  error('x Unsupported content type: multipart/x'),
  error('Unsupported content type: multipart/x', { more: 1 }),
  error('x Unsupported content-type: y', { status: 415 }),
  error('Missing content-type x', { status: 415 }),
  error('Missing content-type', { status: 415, more: 1 }),
  error('Missing content-type', { more: 1, status: 415 }),
  error('x Failed to parse body as FormData.'),
  error('Failed to parse body as FormData.', { more: 1 }),
  error('x Body can not be decoded as form data'),
  error('Body can not be decoded as form data', { more: 1 }),
  error('x Parameter limit exceeded. Only 1 parameter allowed.'),
  error('Parameter limit exceeded. Only 1 parameter allowed.', { more: 1 }),
  error('aborted'),
  error('aborted', { code: 'E' }),
  error('terminated'),
  error('terminated', { cause: { code: 5 } }),
  error('Network connection lost.'),
  error('x', { retryable: true }),
  error('', { code: 'XETIMEDOUT' }),
  error('', { code: 'ETIMEDOUTX' }),
  error('', { code: 'XECONNREFUSED' }),
  error('', { code: 'ECONNREFUSEDX' }),
  error('', { cause: { code: 'ECONNREFUSED' } }),
])('$name: $message is not taken for a known error', (near) => {
  expect(toForeignFault(near)).toBeUndefined();
});

test.each(['XLIMIT_FILE_SIZE', 'LIMIT_FILE_SIZEX', 'LIMIT_FIELD_COUNTX'])(
  'a limit of multer’s that it does not know speaks of form: %s',
  (code) => {
    expect(toForeignFault(error('', { name: 'MulterError', code }))).toMatchObject({ fault: 'uploadMalformed' });
  },
);
