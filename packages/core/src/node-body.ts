import { readJson, toLimit } from './body.ts';
import type { BodyOptions } from './body.ts';
import { peek } from './brand.ts';
import { discard } from './discard.ts';
import type { DiscardableRequest, FinishingResponse } from './discard.ts';
import { fault, faultOf } from './failure.ts';
import { toParsedBody } from './json-body.ts';
import type { OutputOf, StandardSchema } from './standard-schema.ts';
import { validate } from './validate.ts';

/** The part of Node's request that reading its body takes. */
export interface NodeRequest extends DiscardableRequest {
  readonly readableDidRead: boolean;
  readonly readableEnded: boolean;
  readonly aborted: boolean;
  iterator(options: { readonly destroyOnReturn: boolean }): AsyncIterable<Uint8Array>;
}

/** What a body was read to be, and how many bytes it had. */
interface ReadBody {
  readonly value: unknown;
  readonly size: number;
}

const read = new WeakMap<NodeRequest, Promise<ReadBody>>();

/**
 * Reads and validates the JSON body of a Node request, or validates what a body parser before it has made of it. A body
 * can be read more than once, each time within the limit of that time. The rest of one that is refused is thrown away, so
 * that its sender can read the answer; `response` tells when that is out.
 *
 * @throws FaultError what `readJson` throws, or `invalidInput` with the issues; TypeError for a limit that is none.
 */
export async function readNodeBody<S extends StandardSchema>(
  request: NodeRequest,
  parsed: unknown,
  schema: S,
  options?: BodyOptions,
  response?: FinishingResponse,
): Promise<OutputOf<S>> {
  const most = toLimit(options);
  const reading = read.get(request);
  if (reading === undefined && isParsed(request))
    return await validate(schema, toParsedBody(request.headers, parsed), 'body');
  const { value, size } = await (reading ?? readOnce(request, options, response));
  if (size > most) throw fault('bodyTooLarge');
  return await validate(schema, value, 'body');
}

async function readOnce(
  request: NodeRequest,
  options: BodyOptions | undefined,
  response: FinishingResponse | undefined,
): Promise<ReadBody> {
  // Left to itself, an iterator that stops early destroys the request, and the connection with it.
  const body = request.iterator({ destroyOnReturn: false });
  const header = (name: string): unknown => request.headers[name];
  let size = 0;
  const keep = (bytes: Uint8Array): void => void (size = bytes.length);
  const reading = readJson({ header, body, keep, letGo: (rest) => rest.close() }, options)
    .catch((thrown: unknown) => {
      const isTold = !request.aborted || faultOf(thrown)?.fault === 'badRequest';
      throw isTold ? thrown : fault('badRequest', { cause: thrown });
    })
    .then((value) => {
      // In HTTP/2, a body that its sender breaks off ends as if it was whole.
      if (request.aborted) throw fault('badRequest');
      return { value, size };
    })
    .catch((thrown: unknown) => {
      discard(request, response);
      throw thrown;
    });
  read.set(request, reading);
  return reading;
}

/** Whether somebody else has read the body: body-parser says so, and of any other the stream tells. */
function isParsed(request: NodeRequest): boolean {
  return request.readableDidRead || request.readableEnded || peek(request, '_body') === true;
}
