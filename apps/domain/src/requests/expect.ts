import type { Expectation } from './types.ts';

type Headers = NonNullable<Expectation['headers']>;

/** When everything happens: the fixed environment's clock stands still. */
export const now = '2026-11-22T12:00:00.000Z';

/** What the links of the leads are built on, when a server is started with `BASE_URL` set to it. */
export const baseUrl = 'https://crm.example.com';

/** A success in the code envelope. */
export function ok(data: unknown, headers: Headers = {}): Expectation {
  return { status: 200, code: 0, headers, body: { code: 0, message: 'OK', data } };
}

/** A success in the code envelope that made something. */
export function created(location: string, data: unknown): Expectation {
  return { ...ok(data, { location }), status: 201 };
}

/** One page in the code envelope. */
export function page(data: readonly unknown[], page_size: number, number: number, total_items: number): Expectation {
  return {
    status: 200,
    code: 0,
    body: { code: 0, message: 'OK', data, pagination: { page_size, page: number, total_items } },
  };
}

/** A success that says nothing. */
export const noContent: Expectation = { status: 204, code: null, headers: { 'content-type': null } };

/** A failure in the code envelope. */
export function refused(status: number, code: number, message: string, headers: Headers = {}): Expectation {
  return { status, code, headers: { 'cache-control': 'no-store', ...headers }, body: { code, message } };
}

/** A success in the status envelope. */
export function leadsOk(data: unknown, headers: Headers = {}): Expectation {
  return { status: 200, code: null, headers, body: { status: 'success', data } };
}

/** A failure in the status envelope. */
export function leadsRefused(status: number, code: string, message: string, headers: Headers = {}): Expectation {
  return {
    status,
    code,
    headers: { 'cache-control': 'no-store', ...headers },
    body: { status: 'error', message, code },
  };
}
