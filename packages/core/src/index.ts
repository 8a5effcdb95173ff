export { defineCodes, mergeCodes } from './codes.ts';
export type { CodeEntry, CodeTable, Registry } from './codes.ts';
export { defineContract } from './contract.ts';
export type { Contract, ContractData } from './contract.ts';
export type {
  Decoded,
  DecodedFailure,
  DecodedPage,
  DecodedSuccess,
  Envelope,
  EnvelopeTypes,
  FailureBody,
  FailureParts,
  HeaderReader,
  PageBody,
  SuccessBody,
  SuccessParts,
} from './envelope.ts';
export { ApiError, fault, FaultError, isFailure } from './failure.ts';
export type { FailureDetails } from './failure.ts';
export { faults } from './faults.ts';
export type { FaultName } from './faults.ts';
export type { InputPlace, Issue } from './issues.ts';
export type { Languages } from './languages.ts';
export type { Alternatives } from './negotiate.ts';
export type { FailureEvent } from './observe.ts';
export type { CursorQuery, OffsetQuery, PageQuery } from './page-query.ts';
export type { Page, PageInfo, PagePolicy } from './pagination.ts';
export type { KuvertOptions } from './replier.ts';
export type { StandardSchema } from './standard-schema.ts';
export type { StreamSource } from './source.ts';
export { stream } from './stream.ts';
export type { Streamed, StreamInit } from './stream.ts';
export { isSuccess, Success } from './success.ts';
export type { SuccessDetails } from './success.ts';
export { validate } from './validate.ts';
