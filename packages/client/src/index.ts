export type { ReadableApi } from './api.ts';
export { createClient } from './client.ts';
export type { Client } from './client.ts';
export { decodeResponse } from './decode-response.ts';
export type { DecodeOptions } from './decode-response.ts';
export type { CallOptions, ClientOptions } from './options.ts';
export { items, pages } from './pages.ts';
export type { PagesOptions } from './pages.ts';
export type {
  AnyFailed,
  AnyResult,
  DeclaredFailure,
  Failed,
  Malformed,
  Result,
  Succeeded,
  UnknownCode,
  Unanswered,
} from './result.ts';
export { retries } from './retry.ts';
export type { Retry, RetryOptions } from './retry.ts';
export { ResponseError, unwrap } from './unwrap.ts';
