import { isDefinedError } from '@orpc/client';
import type { ORPCError } from '@orpc/client';
import { api } from './api.ts';

/**
 * Whether a call was refused with a code of this contract. oRPC's own `isDefinedError` believes the server, which may
 * be newer and define more.
 */
export function isDeclared<E>(error: E): error is Extract<E, ORPCError<keyof typeof api.codes, unknown>> {
  return isDefinedError(error) && Object.hasOwn(api.codes, (error as ORPCError<string, unknown>).code);
}
