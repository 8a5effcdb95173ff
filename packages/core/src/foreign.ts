import { peek } from './brand.ts';
import type { FailureDetails } from './failure.ts';
import { toFault } from './faults.ts';
import type { FaultName } from './faults.ts';
import { toIssues } from './issues.ts';

/** A fault somebody else's error stands for. */
export interface ForeignFault {
  readonly fault: FaultName;
  /** The error's own status, where it is trusted and the fault's differs. */
  readonly status?: number;
  readonly details?: FailureDetails;
}

/** Reads one kind of foreign error; `undefined` for any other. */
type Reader = (error: unknown) => ForeignFault | undefined;

/** body-parser and raw-body name their errors by `type`. */
const bodyParserTypes: ReadonlyMap<unknown, FaultName> = new Map([
  ['charset.unsupported', 'unsupportedMediaType'],
  ['encoding.unsupported', 'unsupportedMediaType'],
  ['entity.parse.failed', 'malformedBody'],
  ['entity.too.large', 'bodyTooLarge'],
  ['entity.verify.failed', 'forbidden'],
  ['parameters.too.many', 'bodyTooLarge'],
  ['querystring.parse.rangeError', 'badRequest'],
  ['request.aborted', 'badRequest'],
  ['request.size.invalid', 'badRequest'],
]);

/** multer's `LIMIT_*` codes that speak of size; the others are of form. */
const multerSizes: ReadonlySet<unknown> = new Set(['LIMIT_FILE_SIZE', 'LIMIT_FIELD_VALUE', 'LIMIT_FIELD_KEY']);

/** busboy throws plain errors that differ by message alone. */
const busboyMessages: ReadonlySet<unknown> = new Set([
  'Malformed part header',
  'Multipart: Boundary not found',
  'Request aborted',
  'Unexpected end of form',
  'Unexpected end of file',
]);

const validationErrors: ReadonlySet<unknown> = new Set([
  'ZodError',
  '$ZodError',
  'ValiError',
  'SchemaError',
  'TraversalError',
]);

const readers: readonly Reader[] = [
  (error) => {
    const name = bodyParserTypes.get(peek(error, 'type'));
    return name !== undefined && isStatus(peek(error, 'status')) ? { fault: name } : undefined;
  },
  (error) => {
    if (peek(error, 'name') !== 'MulterError') return undefined;
    return { fault: multerSizes.has(peek(error, 'code')) ? 'uploadTooLarge' : 'uploadMalformed' };
  },
  (error) => (busboyMessages.has(peek(error, 'message')) ? { fault: 'uploadMalformed' } : undefined),
  (error) =>
    peek(error, 'name') === 'URIError' && peek(error, 'status') === 400 ? { fault: 'malformedUrl' } : undefined,
  // co-body and koa-bodyparser: a SyntaxError that was given the status and the body it could not read.
  (error) =>
    peek(error, 'name') === 'SyntaxError' && peek(error, 'status') === 400 && typeof peek(error, 'body') === 'string'
      ? { fault: 'malformedBody' }
      : undefined,
  (error) => (/^Z_[A-Z]+_ERROR$/.test(String(peek(error, 'code'))) ? { fault: 'malformedBody' } : undefined),
  (error) =>
    validationErrors.has(peek(error, 'name')) && Array.isArray(peek(error, 'issues') ?? peek(error, 'arkErrors'))
      ? {
          fault: 'invalidInput',
          details: { issues: toIssues(peek(error, 'issues') ?? peek(error, 'arkErrors'), undefined) },
        }
      : undefined,
  (error) => (peek(error, 'name') === 'TimeoutError' ? { fault: 'upstreamTimeout' } : undefined),
  (error) => (peek(error, 'name') === 'AbortError' ? { fault: 'unavailable' } : undefined),
  readHttpException,
  readHttpError,
  readBoom,
];

/** The fault a foreign error stands for, or `undefined` for one that is not known: then nothing of it is trusted. */
export function toForeignFault(error: unknown): ForeignFault | undefined {
  for (const read of readers) {
    const found = read(error);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Hono's HTTPException: a status, and a response whose `WWW-Authenticate` is kept. */
function readHttpException(error: unknown): ForeignFault | undefined {
  const status = peek(error, 'status');
  if (typeof peek(error, 'getResponse') !== 'function' || !isStatus(status)) return undefined;
  if (status === 400 && peek(error, 'message') === 'Malformed JSON in request body') return { fault: 'malformedBody' };
  const headers = peek(peek(error, 'res'), 'headers');
  const get = peek(headers, 'get');
  const challenge: unknown = typeof get === 'function' ? get.call(headers, 'www-authenticate') : undefined;
  return withStatus(status, typeof challenge === 'string' ? { 'www-authenticate': challenge } : undefined);
}

/** http-errors and who copies it: an Error with a boolean `expose` and `status === statusCode`. */
function readHttpError(error: unknown): ForeignFault | undefined {
  const status = peek(error, 'status');
  if (typeof peek(error, 'expose') !== 'boolean' || status !== peek(error, 'statusCode') || !isStatus(status))
    return undefined;
  return withStatus(status, peek(error, 'headers'));
}

/** Boom: `isBoom`, with status and headers under `output`. */
function readBoom(error: unknown): ForeignFault | undefined {
  const output = peek(error, 'isBoom') === true ? peek(error, 'output') : undefined;
  const status = peek(output, 'statusCode');
  return isStatus(status) ? withStatus(status, peek(output, 'headers')) : undefined;
}

/** The headers of a foreign error that a code's obligations speak of; the others are somebody else's. */
const obligations: ReadonlySet<string> = new Set(['allow', 'content-range', 'retry-after', 'www-authenticate']);

function withStatus(status: number, headers: unknown): ForeignFault {
  const kept: Record<string, string> = {};
  for (const key of typeof headers === 'object' && headers !== null ? Object.keys(headers) : []) {
    const value = peek(headers, key);
    const name = key.toLowerCase();
    if (obligations.has(name) && (typeof value === 'string' || typeof value === 'number')) kept[name] = String(value);
  }
  return { fault: toFault(status), status, details: { headers: kept } };
}

function isStatus(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;
}
