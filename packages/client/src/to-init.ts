import type { ReadableApi } from './api.ts';
import { toEssence } from './detect.ts';
import type { CallOptions, ClientOptions } from './options.ts';

/** Bodies that `fetch` takes as they are, from any realm; everything else is written as JSON. */
const AS_IS = /(?:Data|Blob|File|Params|Stream|Buffer|View|[\dd]Array)\]$/;

/** What `fetch` is told, each time a request is sent. */
export interface Init extends RequestInit {
  readonly method: string;
  readonly headers: Headers;
}

/**
 * What is sent.
 *
 * @throws TypeError for a body that JSON cannot write, and for a header that is none.
 */
export function toInit({ envelope }: ReadableApi, common: ClientOptions, method: string, own: CallOptions): Init {
  const { requestId = common.requestId, body } = own;
  const headers = new Headers({ accept: toEssence(envelope.mediaType) });
  const isJson = body !== undefined && !AS_IS.test(Object.prototype.toString.call(body));
  if (isJson) headers.set('content-type', 'application/json');
  if (requestId) headers.set('x-request-id', typeof requestId === 'string' ? requestId : requestId());
  for (const each of [common.headers, own.headers])
    new Headers(each).forEach((value, name) => headers.set(name, value));
  // Only what is told so takes a stream.
  return { method, headers, body: isJson ? JSON.stringify(body) : body, duplex: 'half' } as never;
}
