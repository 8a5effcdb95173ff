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
  const header = headerReader(raw, c.env);
  if (raw.bodyUsed || typeof header('content-length') === 'string') {
    const whole = async (): Promise<ArrayBuffer> => c.req.arrayBuffer();
    return validate(schema, await readJson({ header, body: null, whole }, options), 'body');
  }
  const keep = (bytes: Uint8Array<ArrayBuffer>): void => {
    Object.assign(c.req.bodyCache, { arrayBuffer: Promise.resolve(bytes.buffer) });
  };
  return validate(schema, await readJson({ header, body: raw.body, keep }, options).catch(unwrapLimit), 'body');
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

/** The `bodyLimit` of Hono up to 4.12 fails the body with an error it waits for. */
function unwrapLimit(error: { readonly cause?: unknown }): never {
  throw error.cause instanceof Error && error.cause.name === 'BodyLimitError' ? error.cause : error;
}
