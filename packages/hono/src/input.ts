import { validate } from '@kuvert/core';
import { readJson, readQuery as readQueryOf } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { OutputOf, Query } from '@kuvert/core/adapter';
import type { BodyOptions } from '@kuvert/fetch';
import type { Context, Env, MiddlewareHandler } from 'hono';
import { headerReader } from './header.ts';

type InputOf<S extends StandardSchema> = NonNullable<S['~standard']['types']>['input'];

/** Middleware after which `c.req.valid(Target)` gives a schema's output, typed for `hc`. */
export type Validator<Target extends string, S extends StandardSchema> = MiddlewareHandler<
  Env,
  string,
  { in: { [T in Target]: InputOf<S> }; out: { [T in Target]: OutputOf<S> } }
>;

/**
 * Reads the JSON body of a request and validates it. It can be read again, with `c.req.json()` as well.
 *
 * @throws FaultError `unsupportedMediaType`, `bodyTooLarge`, `malformedBody`, `invalidInput` or, when the client breaks
 * off, `badRequest`.
 */
export async function readBody<S extends StandardSchema, E extends Env>(
  c: Context<E>,
  schema: S,
  options?: BodyOptions,
): Promise<OutputOf<S>> {
  const { raw } = c.req;
  const read = headerReader(raw, c.env);
  const header = (name: string): unknown => read(name) ?? undefined;
  // Hono has the body that was read through it. Of one that was read past it, nothing is left, and it says so.
  const before = raw.bodyUsed ? await c.req.arrayBuffer() : undefined;
  const isKnown = header('content-length') !== undefined && header('transfer-encoding') === undefined;
  const whole = isKnown || before ? async (): Promise<ArrayBuffer> => before ?? c.req.arrayBuffer() : undefined;
  const keep = (bytes: Uint8Array<ArrayBuffer>): void => {
    Object.assign(c.req.bodyCache, { arrayBuffer: Promise.resolve(bytes.buffer) });
  };
  const source = {
    header,
    get body() {
      return before ? null : raw.body;
    },
    whole,
    keep,
  };
  const reading = readJson(source, options);
  const value = await reading.catch((error: Refused) => {
    throw isMistaken(error, raw) ? error.cause : error;
  });
  return await validate(schema, value, 'body');
}

/**
 * Reads the query of a request; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery<E extends Env>(c: Context<E>): Query {
  return readQueryOf(c.req.url);
}

/**
 * Validates the JSON body, as {@link readBody} does.
 *
 * @example app.post('/projects', validJson(NewProject), (c) => send(c, api.created(c.req.valid('json'))));
 */
export function validJson<S extends StandardSchema>(schema: S, options?: BodyOptions): Validator<'json', S> {
  return async (c, next) => {
    c.req.addValidatedData('json', (await readBody(c, schema, options)) as object);
    await next();
  };
}

/** Validates the query. */
export function validQuery<S extends StandardSchema>(schema: S): Validator<'query', S> {
  return async (c, next) => {
    c.req.addValidatedData('query', (await validate(schema, readQuery(c), 'query')) as object);
    await next();
  };
}

/** Why a body was refused. */
interface Refused {
  readonly cause?: unknown;
}

/**
 * Whether a body was not refused for what its client did: the `bodyLimit` of Hono up to 4.12 fails the body with an error it
 * waits for; and a body that is not even begun after it was to be read is locked, by somebody else's reader.
 */
function isMistaken({ cause }: Refused, { bodyUsed }: Request): boolean {
  return cause instanceof Error && (cause.name === 'BodyLimitError' || (cause.name === 'TypeError' && !bodyUsed));
}
