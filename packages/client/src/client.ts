import type { ReadableApi } from './api.ts';
import { call } from './call.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { Result } from './result.ts';
import { toUrl } from './url.ts';

/** Sends a request with one method. */
type Send<Api extends ReadableApi> = <Data = unknown>(
  path: string,
  options?: CallOptions<Data>,
) => Promise<Result<Api, Data>>;

/** The client of one API. */
export interface Client<Api extends ReadableApi = ReadableApi> {
  readonly api: Api;
  readonly options: ClientOptions;
  /**
   * Sends a request. Whatever server and network do, it gives a result.
   *
   * @param method in upper case
   * @param path below the base URL; `/:name` stands for a param
   * @throws TypeError, as a rejection, for what cannot be sent: a param that is missing, a body that JSON cannot write
   */
  readonly request: <Data = unknown>(
    method: string,
    path: string,
    options?: CallOptions<Data>,
  ) => Promise<Result<Api, Data>>;
  readonly get: Send<Api>;
  readonly post: Send<Api>;
  readonly put: Send<Api>;
  readonly patch: Send<Api>;
  readonly delete: Send<Api>;
}

/**
 * Makes the client of an API.
 *
 * @example
 * const client = createClient(api, { baseUrl: 'https://api.example.com' });
 * const result = await client.get<Project>('/projects/:slug', { params: { slug: 'alder' } });
 * if (result.ok) show(result.data);
 */
export function createClient<const Api extends ReadableApi>(api: Api, options: ClientOptions): Client<Api> {
  const request = async (method: string, path: string, own: CallOptions = {}): Promise<Result> =>
    call(api, options, method, toUrl(options.baseUrl, path, own), own);
  const using = (method: string) => async (path: string, own?: CallOptions) => request(method, path, own);
  const client: Client = {
    api,
    options,
    request: request as Client['request'],
    get: using('GET') as Send<ReadableApi>,
    post: using('POST') as Send<ReadableApi>,
    put: using('PUT') as Send<ReadableApi>,
    patch: using('PATCH') as Send<ReadableApi>,
    delete: using('DELETE') as Send<ReadableApi>,
  };
  return client as Client<Api>;
}
