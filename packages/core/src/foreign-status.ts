import { peek } from './brand.ts';
import { ownMembers } from './own.ts';
import { toFault } from './faults.ts';
import type { FaultName } from './faults.ts';
import type { ForeignFault } from './foreign.ts';

/** An error that brings its status, where the shape tells that it is meant as an answer and is not somebody else's. */
export function readStatus(error: unknown): ForeignFault | undefined {
  return readHttpException(error) ?? readHttpError(error) ?? readBoom(error);
}

/** Hono's HTTPException: a status, and a response whose `WWW-Authenticate` is kept. */
function readHttpException(error: unknown): ForeignFault | undefined {
  if (typeof peek(error, 'getResponse') !== 'function') return undefined;
  const headers = peek(peek(error, 'res'), 'headers');
  const get = peek(headers, 'get');
  const challenge: unknown = typeof get === 'function' ? get.call(headers, 'www-authenticate') : undefined;
  return withStatus(peek(error, 'status'), ownMembers({ 'www-authenticate': challenge }), faultOfMessage(error));
}

/** What Hono's validator says of a body it cannot read. */
function faultOfMessage(error: unknown): FaultName | undefined {
  const message = String(peek(error, 'message'));
  if (message === 'Malformed JSON in request body') return 'malformedBody';
  return message.startsWith('Malformed FormData request.') ? 'uploadMalformed' : undefined;
}

/**
 * http-errors and what is made with it (body-parser, raw-body, send, Koa's `ctx.throw` …): an error with a boolean
 * `expose` and `status === statusCode`. Of body-parser's types one says more than the status.
 */
function readHttpError(error: unknown): ForeignFault | undefined {
  const status = peek(error, 'status');
  if (typeof peek(error, 'expose') !== 'boolean' || status !== peek(error, 'statusCode')) return undefined;
  const isMalformed = status === 400 && peek(error, 'type') === 'entity.parse.failed';
  return withStatus(status, peek(error, 'headers'), isMalformed ? 'malformedBody' : undefined);
}

/** Boom: `isBoom`, with status and headers under `output`. */
function readBoom(error: unknown): ForeignFault | undefined {
  const output = peek(error, 'isBoom') === true ? peek(error, 'output') : undefined;
  return withStatus(peek(output, 'statusCode'), peek(output, 'headers'));
}

/** The headers of a foreign error that a code's obligations speak of; the others are somebody else's. */
const obligations: ReadonlySet<string> = new Set(['allow', 'content-range', 'retry-after', 'www-authenticate']);

function withStatus(status: unknown, headers: unknown, fault?: FaultName): ForeignFault | undefined {
  if (!isFailureStatus(status)) return undefined;
  const kept: Record<string, string> = {};
  for (const key of Object.keys(headers ?? {})) {
    const value = peek(headers, key);
    const name = key.toLowerCase();
    if (obligations.has(name) && (typeof value === 'string' || typeof value === 'number')) kept[name] = String(value);
  }
  return { fault: fault ?? toFault(status), status, details: ownMembers({ headers: kept }) };
}

function isFailureStatus(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;
}
