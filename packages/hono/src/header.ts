import { headerOf } from '@kuvert/fetch';

/**
 * Reads the headers of a request. On Node, @hono/node-server hands over the request of Node as well: its headers are there,
 * where those of a `Request` would have to be made. They are those of the very request that was made of it, as long as
 * nobody has asked that for its own, which may be set.
 */
export function headerReader(request: Request, env: unknown): (name: string) => unknown {
  const { incoming } = (env ?? {}) as NodeBindings;
  if (typeof incoming !== 'object' || incoming === null) return (name) => headerOf(request, name);
  return (name) => {
    if (!isMadeOf(request, incoming)) return headerOf(request, name);
    return incoming.headers[name] ?? (name === 'host' ? headerOf(request, name) : undefined);
  };
}

/** What @hono/node-server gives for bindings. */
interface NodeBindings {
  readonly incoming?: Incoming | null;
}

interface Incoming {
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Where the requests of @hono/node-server keep the request of Node and, once they were asked for, their own headers. */
interface Keys {
  readonly prototype: object;
  readonly incoming: symbol;
  readonly headers: symbol;
}

let keys: Keys | undefined;

function isMadeOf(request: Request, incoming: Incoming): boolean {
  const parts = request as unknown as Readonly<Record<symbol, unknown>>;
  const prototype = Object.getPrototypeOf(request) as object;
  // The platform's own are made of nothing.
  if (Object.getPrototypeOf(prototype) === Object.prototype) return false;
  if (keys?.prototype !== prototype) keys = keysOf(request, prototype) ?? keys;
  return keys?.prototype === prototype && parts[keys.incoming] === incoming && parts[keys.headers] === undefined;
}

/** They have names, and the second is there once the headers are: the first request of a server is asked for them. */
function keysOf(request: Request, prototype: object): Keys | undefined {
  if (!(request.headers instanceof Headers)) return undefined;
  const symbols = Object.getOwnPropertySymbols(request);
  const incoming = symbols.find(({ description }) => description === 'incomingKey');
  const headers = symbols.find(({ description }) => description === 'headersKey');
  return incoming && headers && { prototype, incoming, headers };
}
