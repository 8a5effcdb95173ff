import type { ContractData, KuvertOptions, StandardSchema } from '@kuvert/core';
import type { OutputOf, Query } from '@kuvert/core/adapter';

/** What a server may be unable to do by its nature; the cases that need it are left out, and reported with the reason. */
export type Capability =
  /** Has headers set on an answer before it is known what the answer will be. */
  | 'pending headers'
  /** Has a handler write the head of an answer itself, and fail afterwards. */
  | 'early heads'
  /** Answers what the HTTP parser refuses before there is a request. */
  | 'parser faults'
  /** Hands on request targets and hosts as they came, and so has something to refuse. */
  | 'raw targets'
  /** Reads bodies by the adapter: a parser before it inflates, replaces or refuses what the adapter would not. */
  | 'body bytes'
  /** Has the server tell a handler that its client is gone. */
  | 'disconnects'
  /** Overflows its stack when it writes deeply nested data, as V8 in Node does. */
  | 'shallow stacks'
  /** Hands on targets with characters that RFC 3986 allows nowhere. */
  | 'odd targets'
  /** Sends a stream that says its length without chunks. */
  | 'streamed lengths'
  /** Hands on `OPTIONS *`. */
  | 'asterisk targets'
  /** Keeps a connection on which a body came that nobody read. */
  | 'unread bodies'
  /** Takes methods beyond those of RFC 9110. */
  | 'odd methods';

/** What a route reads from its request, and the one thing it may set before it answers. */
export interface RouteInput {
  readonly params: Readonly<Record<string, string>>;
  /** Reads and validates the JSON body, as the adapter under test does it. */
  readonly body: <S extends StandardSchema>(schema: S) => Promise<OutputOf<S>>;
  readonly query: () => Query;
  /** Sets a header on the answer to come, the framework's own way. */
  readonly header: (name: string, value: string) => void;
  /**
   * Writes the head of a 200 and the first bytes of its body by the framework's own means, and resolves once they are on
   * their way. Rejects where the server lacks `early heads`.
   */
  readonly begin: (text: string) => Promise<void>;
}

/** One route, free of any framework. */
export interface Route {
  readonly method: string;
  /** Like `/projects/:slug`; below `mounts`, if there are any. */
  readonly path: string;
  /** The prefixes of the routers it is nested in, from the outside in; a framework without routers joins them. */
  readonly mounts?: readonly string[];
  /**
   * Returns an outcome of a contract or a `RawAnswer`, or a promise of an outcome; or throws anything. Call it in the
   * handler itself, not in an async function around it: a synchronous throw is to stay one.
   */
  readonly handle: (input: RouteInput) => unknown;
}

/** All a harness builds its server from. */
export interface TestServer {
  readonly contract: ContractData;
  /** To be handed to the adapter as they are. */
  readonly options: KuvertOptions;
  readonly routes: readonly Route[];
  /** Bytes a JSON body may have. */
  readonly bodyLimit: number;
}

/** A server that listens. */
export interface Running {
  /** Like `http://127.0.0.1:4000`. */
  readonly url: string;
  close(): Promise<void>;
}

/** What is tested: an adapter on one version of its framework. */
export interface Harness {
  readonly name: string;
  /** What it cannot do, and why. */
  readonly lacks?: Readonly<Partial<Record<Capability, string>>>;
  start(server: TestServer): Promise<Running>;
}

/** The whole path of a route. */
export function pathOf({ mounts = [], path }: Route): string {
  return [...mounts, path].join('');
}
