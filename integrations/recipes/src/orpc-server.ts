import { isFailure } from '@kuvert/core';
import type { CodeEntry } from '@kuvert/core';
import { ORPCError, os, type } from '@orpc/server';
import type { ErrorMapItem, Schema } from '@orpc/server';
import { api } from './api.ts';
import type { Declared } from './declared.ts';

type DataOf<Reason> = Omit<Extract<Declared, { readonly reason: Reason }>, 'reason'>;
type Errors = {
  readonly [Reason in Declared['reason']]: ErrorMapItem<Schema<DataOf<Reason>, DataOf<Reason>>>;
};

/** What oRPC can send of the registry: every code, with the status it has unless said otherwise. */
const errors = Object.fromEntries(
  Object.entries<CodeEntry>(api.codes).flatMap(([reason, { status, message, retired }]) => {
    const [first = 500] = [status].flat();
    return first < 400 || retired ? [] : [[reason, { status: first, message, data: type<unknown>() }]];
  }),
) as unknown as Errors;

/**
 * oRPC types errors that a procedure defines, and sends all else as INTERNAL_SERVER_ERROR. Use this base to have all
 * reasons of the registry defined: procedures throw `api.error(…)`, and the client narrows by `error.code`, which is the
 * reason; `error.data` has the wire code and the params. Whatever else is thrown is told as the contract's internal
 * error, and kept as its cause. Errors of oRPC itself stay as they are.
 */
export const base = os.errors(errors).use(async ({ next }) => {
  try {
    return await next();
  } catch (thrown) {
    if (thrown instanceof ORPCError) throw thrown;
    const failure = isFailure(thrown) ? thrown : api.error('INTERNAL_ERROR');
    const { reason, status, message, code, params } = failure;
    throw new ORPCError(reason, { status, message, data: { code, params }, cause: thrown });
  }
});
