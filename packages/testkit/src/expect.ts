import type { Expectation } from './case.ts';

type Headers = Expectation['headers'];

/** A success in the code envelope. */
export function ok(data: unknown, headers?: Headers): Expectation {
  return success(200, data, headers);
}

/** A success in the code envelope with another status. */
export function success(status: number, data: unknown, headers: Headers = {}): Expectation {
  return { status, headers, body: data === undefined ? { code: 0, message: 'OK' } : { code: 0, message: 'OK', data } };
}

/** A failure in the code envelope. */
export function failure(status: number, code: number, message: string, headers: Headers = {}): Expectation {
  return { status, headers, body: { code, message } };
}

/** What every server error that was not raised on purpose looks like. */
export const internal: Expectation = failure(500, 1, 'Internal error');

/** Inputs that were refused, in the code envelope. */
export function refused(...errors: readonly unknown[]): Expectation {
  return { status: 400, body: { code: 1000, message: 'Invalid parameters', errors } };
}

/** A success in the status envelope. */
export function crmOk(data: unknown, headers: Headers = {}): Expectation {
  return { status: 200, headers, body: { status: 'success', data } };
}

/** A failure in the status envelope. */
export function crmFailure(status: number, code: string, message: string, headers: Headers = {}): Expectation {
  return { status, headers, body: { status: 'error', message, code } };
}

/** A success without a body. */
export const noContent: Expectation = {
  status: 204,
  body: null,
  headers: { 'content-type': null, 'content-length': null },
};
