import type { Outcome } from '@kuvert/fetch';
import { IttyRouter } from 'itty-router/IttyRouter';

/** The parameters that a path like `/v1/projects/:slug` names. */
type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Readonly<Record<Name, string>> & ParamsOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Readonly<Record<Name, string>>
    : unknown;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Route = <Path extends string>(
  path: Path,
  handle: (request: Request & { readonly params: ParamsOf<Path> }) => Promise<Outcome>,
) => void;

/** itty's router: parameters typed by the path and percent-decoded, answers as Kuvert takes them, HEAD as GET. */
export interface Router extends Readonly<Record<Method, Route>> {
  /** Answers `undefined` where no route fits. */
  readonly fetch: (request: Request) => Promise<Outcome>;
  /** The methods of the routes that fit a request's path. */
  readonly methodsOf: (request: Request) => readonly string[];
}

export function createRouter(): Router {
  const itty = IttyRouter();
  const on =
    (method: Method): Route =>
    (path, handle) =>
      void itty[method](path, decodeParams, handle);
  return {
    get: on('get'),
    post: on('post'),
    put: on('put'),
    patch: on('patch'),
    delete: on('delete'),
    fetch: (request) => itty.fetch(request.method === 'HEAD' ? new Request(request, { method: 'GET' }) : request),
    methodsOf: ({ url }) => {
      const { pathname } = new URL(url);
      return itty.routes.filter(([, path]) => path.test(pathname)).map(([method]) => method);
    },
  };
}

/** Goes before every handler. Kuvert has refused a path that does not decode. */
function decodeParams(request: { readonly params: unknown }): void {
  const params = request.params as Record<string, string>;
  for (const [name, value] of Object.entries(params)) params[name] = decodeURIComponent(value);
}
