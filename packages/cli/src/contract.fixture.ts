import { defineCodes, defineContract } from '@kuvert/core';
import type { CodeEntry, CodeTable, ContractData, Envelope, FaultName } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import type { Lock } from './lock/lock.ts';
import { toLock } from './lock/lock.ts';

/** The codes that every contract of the tests has, for its faults. */
const base: CodeTable = {
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
};

export interface Parts {
  readonly envelope?: Envelope;
  readonly reserved?: readonly (number | string | readonly [number, number])[];
  readonly retired?: readonly (number | string | readonly [number, number])[];
  readonly faults?: Partial<Record<FaultName, string>>;
  readonly statuses?: Readonly<Record<number, string>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A contract of any codes, which no compiler has looked at. */
export function contractOf(codes: Readonly<Record<string, CodeEntry>>, parts: Parts = {}): ContractData {
  const { envelope = codeEnvelope(), reserved = [], retired = [], faults = {}, statuses = {}, more = {} } = parts;
  const table: CodeTable = { ...base, ...codes };
  return defineContract({
    codes: defineCodes(table, { reserved, retired }),
    envelope,
    faults: {
      internal: 'INTERNAL_ERROR',
      badRequest: 'INVALID_PARAMETERS',
      routeNotFound: 'ROUTE_NOT_FOUND',
      ...faults,
    },
    statuses,
    ...more,
  });
}

/** The lock of one contract. */
export function lockOf(codes: Readonly<Record<string, CodeEntry>>, parts?: Parts): Lock {
  return toLock(new Map([['api', contractOf(codes, parts)]]));
}
