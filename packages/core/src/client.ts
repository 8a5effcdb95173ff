// What a client is made of. Users of a client need none of it.
export type { CodeEntry, CodeTable } from './codes.ts';
export type { ParamsOf, ReasonsOf, WireCode } from './codes-types.ts';
export type { Decoded, DecodedFailure, DecodedPage, EnvelopeReader, HeaderReader } from './envelope.ts';
export type { Issue } from './issues.ts';
export { defaultPagePolicy } from './pagination.ts';
export type { PagePolicy } from './pagination.ts';
export { readProblem } from './problem-details.ts';
export { resolve } from './resolve.ts';
export type { StandardSchema } from './standard-schema.ts';
