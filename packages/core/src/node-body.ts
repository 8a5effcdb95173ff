import { readJson } from './body.ts';
import type { BodyOptions } from './body.ts';
import { peek } from './brand.ts';
import { discard } from './discard.ts';
import type { DiscardableRequest } from './discard.ts';
import { fault, faultOf } from './failure.ts';
import { toParsedBody } from './json-body.ts';
import type { OutputOf, StandardSchema } from './standard-schema.ts';
import { validate } from './validate.ts';

/** The part of Node's request that reading its body takes. */
export interface NodeRequest extends DiscardableRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly readableDidRead: boolean;
  readonly readableEnded: boolean;
  readonly aborted: boolean;
  iterator(options: { readonly destroyOnReturn: boolean }): AsyncIterable<Uint8Array>;
}

const read = new WeakMap<NodeRequest, Promise<unknown>>();

/**
 * Reads and validates the JSON body of a Node request, or validates what a body parser before it has made of it. A body
 * can be read more than once. The rest of one that is refused is thrown away, so that its sender can read the answer.
 *
 * @throws FaultError what `readJson` throws, or `invalidInput` with the issues.
 */
export async function readNodeBody<S extends StandardSchema>(
  request: NodeRequest,
  parsed: unknown,
  schema: S,
  options?: BodyOptions,
): Promise<OutputOf<S>> {
  return validate(schema, await toJson(request, parsed, options), 'body');
}

async function toJson(request: NodeRequest, parsed: unknown, options: BodyOptions | undefined): Promise<unknown> {
  const before = read.get(request);
  if (before !== undefined) return before;
  if (isParsed(request)) return toParsedBody(request.headers, parsed);
  // Left to itself, an iterator that stops early destroys the request, and the connection with it.
  const body = request.iterator({ destroyOnReturn: false });
  const header = (name: string): unknown => request.headers[name];
  const reading = readJson({ header, body, letGo: (rest) => rest.close() }, options)
    .catch((thrown: unknown) => {
      const isTold = !request.aborted || faultOf(thrown)?.fault === 'badRequest';
      throw isTold ? thrown : fault('badRequest', { cause: thrown });
    })
    .then((value) => {
      // In HTTP/2, a body that its sender breaks off ends as if it was whole.
      if (request.aborted) throw fault('badRequest');
      return value;
    })
    .catch((thrown: unknown) => {
      discard(request);
      throw thrown;
    });
  read.set(request, reading);
  return reading;
}

/** Whether somebody else has read the body: body-parser says so, and of any other the stream tells. */
function isParsed(request: NodeRequest): boolean {
  return request.readableDidRead || request.readableEnded || peek(request, '_body') === true;
}
