import { TRPCClientError } from '@trpc/client';
import { api } from './api.ts';
import type { Declared } from './declared.ts';

/**
 * The failure that a call was refused with, to be narrowed by its reason. `undefined` for all else: a code of a newer
 * server, whose `error.data.failure` is there all the same, what a gateway answers, and no answer.
 */
export function failureOf(error: unknown): Declared | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const { failure } = Object(error.data) as { failure?: Declared };
  return failure && Object.hasOwn(api.codes, failure.reason) ? failure : undefined;
}
