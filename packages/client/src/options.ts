import type { StandardSchema } from '@kuvert/core/client';
import type { DecodeOptions } from './decode-response.ts';
import type { Retry } from './retry.ts';
import type { Target } from './url.ts';

/** Headers as `fetch` takes them. */
type HeadersInput = ConstructorParameters<typeof Headers>[0];

/** What may be said of all requests, and of each. */
interface SharedOptions extends Pick<DecodeOptions, 'maxBytes' | 'envelopes'> {
  /** Sent along; those of a request win over those of its client. */
  readonly headers?: HeadersInput;
  /** Milliseconds a call may take, with all that belongs to it: tries, waits, and reading. 30,000 unless said. */
  readonly timeout?: number;
  /** What is sent again, like {@link retries}. Off unless said; `false` switches off what the client was told. */
  readonly retry?: Retry | false;
  /** The id of the request, or what makes one: sent as `X-Request-Id`. */
  readonly requestId?: string | (() => string);
}

/** How a client reaches its API. */
export interface ClientOptions extends SharedOptions {
  /** What all paths are below, like `https://api.example.com/v1`. In a browser it may be a path. */
  readonly baseUrl: string;
  /** What sends. The `fetch` of the runtime unless said. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** What one request is made with. */
export interface CallOptions<Data = unknown> extends SharedOptions, Target {
  /** Written as JSON, unless `fetch` takes it as it is: a form, a blob, bytes, a stream or search parameters. */
  readonly body?: unknown;
  /** Checks the data, and gives it its type. Data it refuses is `malformed`. */
  readonly schema?: StandardSchema<unknown, Data>;
  /** Ends the call; the result is `aborted`. */
  readonly signal?: AbortSignal;
}
