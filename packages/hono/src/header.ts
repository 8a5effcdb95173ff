import { headerOf } from '@kuvert/fetch';

/**
 * Reads the headers of a request. On Node, @hono/node-server hands over the request of Node as well: its headers are there,
 * where those of a `Request` would have to be made.
 */
export function headerReader(request: Request, env: unknown): (name: string) => unknown {
  const { headers, rawHeaders } = (env as NodeBindings | undefined)?.incoming ?? {};
  if (headers === undefined || !Array.isArray(rawHeaders)) return (name) => headerOf(request, name);
  return (name) => headers[name] ?? (name === 'host' ? headerOf(request, name) : undefined);
}

/** What @hono/node-server gives for bindings. */
interface NodeBindings {
  readonly incoming?: { readonly headers?: Readonly<Record<string, unknown>>; readonly rawHeaders?: readonly string[] };
}
