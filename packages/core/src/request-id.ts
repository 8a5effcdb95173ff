import { TOKEN } from './headers.ts';

/** How requests are told apart. */
export interface RequestIdOptions {
  /** The header it is read from and written to. `X-Request-Id` unless said. */
  readonly header?: string;
  /** Makes an id for a request that brings none, or an unsafe one. A UUID unless said. */
  readonly generate?: () => string;
}

/** What is accepted from a caller: short, and nothing that could break a header, a log line or a page. */
const SAFE = /^[A-Za-z0-9._~:@+/=-]{1,128}$/;

/**
 * The header that ids are read from and written to, in lower case; `undefined` when they are switched off.
 *
 * @throws TypeError when its name is none (RFC 9110 §5.1).
 */
export function toIdHeader(options: RequestIdOptions | false | undefined): string | undefined {
  if (options === false) return undefined;
  const name = options?.header ?? 'X-Request-Id';
  if (TOKEN.test(name)) return name.toLowerCase();
  throw new TypeError(`[@kuvert/core] the request id header ${JSON.stringify(name)} is not like X-Request-Id.`);
}

/** The id a request brings, if it is safe to repeat; a new one otherwise. */
export function toRequestId(supplied: unknown, generate: () => string): string {
  if (isSafe(supplied)) return supplied;
  if (generate === newRequestId) return newRequestId();
  try {
    const made: unknown = generate();
    if (isSafe(made)) return made;
  } catch {
    // A failing generator must not fail the request.
  }
  return newRequestId();
}

function isSafe(id: unknown): id is string {
  return typeof id === 'string' && SAFE.test(id);
}

/** A random UUID. */
export function newRequestId(): string {
  return crypto.randomUUID();
}
