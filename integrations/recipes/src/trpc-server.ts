import { isFailure } from '@kuvert/core';
import type { ApiError } from '@kuvert/core';
import { initTRPC, TRPCError } from '@trpc/server';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { api } from './api.ts';
import type { Declared } from './declared.ts';

const keys = Object.keys(TRPC_ERROR_CODES_BY_KEY) as TRPC_ERROR_CODE_KEY[];
const byStatus = new Map(keys.map((code) => [getHTTPStatusCodeFromError(new TRPCError({ code })), code]));
/** tRPC has no key for some statuses: 410 or 423, say. The status that is sent is the code's own all the same. */
const toKey = (status: number): TRPC_ERROR_CODE_KEY =>
  byStatus.get(status) ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR');

/** The code that speaks for what tRPC detects itself, and for whatever else was thrown. Others stay as tRPC has them. */
const own: Partial<Record<TRPC_ERROR_CODE_KEY, 'INTERNAL_ERROR' | 'INVALID_PARAMETERS' | 'ROUTE_NOT_FOUND'>> = {
  INTERNAL_SERVER_ERROR: 'INTERNAL_ERROR',
  BAD_REQUEST: 'INVALID_PARAMETERS',
  PARSE_ERROR: 'INVALID_PARAMETERS',
  NOT_FOUND: 'ROUTE_NOT_FOUND',
};

function toFailure({ code, cause }: TRPCError): ApiError | undefined {
  const reason = own[code];
  return isFailure(cause) ? cause : reason && api.error(reason);
}

/**
 * tRPC sends whatever is thrown as an INTERNAL_SERVER_ERROR, with its message. Use this to throw `api.error(…)` in
 * procedures, and have the client told its reason, code and params as `error.data.failure`, with the code's status.
 * Whatever else is thrown is told as the contract's internal error, and its message and stack are not.
 */
export const t = initTRPC.create({
  errorFormatter({ error, shape }) {
    const failure = toFailure(error);
    const data = { ...shape.data, stack: undefined };
    if (failure === undefined) return { ...shape, data: { ...data, failure: undefined } };
    const { status, message, reason, code, params } = failure;
    const key = toKey(status);
    return {
      message,
      code: TRPC_ERROR_CODES_BY_KEY[key],
      data: { ...data, code: key, httpStatus: status, failure: { reason, code, params } as Declared },
    };
  },
});

/** A procedure whose failures are known by tRPC's own code to `onError` and to callers on the server. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok || !isFailure(result.error.cause)) return result;
  const { cause } = result.error;
  throw new TRPCError({ code: toKey(cause.status), message: cause.message, cause });
});
