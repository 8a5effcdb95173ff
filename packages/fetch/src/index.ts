export { readBody, readQuery } from './input.ts';
export type { BodySource } from './input.ts';
export type { BodyOptions } from '@kuvert/core/adapter';
export { isResponse, notAResponse } from './faults.ts';
export { kuvert } from './handler.ts';
export type { FetchKuvert } from './handler.ts';
export { toResponse, withHeaders } from './reply.ts';
export type { FetchHandler, FetchOptions, Handler, Outcome } from './types.ts';
