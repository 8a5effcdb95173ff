import { api, converse } from '@kuvert/testkit';
import { kuvert } from './index.ts';
import type { ExpressKuvert } from './index.ts';

/** Status, body and request id of what comes back for a request written by hand: no client would send such targets. */
export async function ask(
  url: string | undefined,
  path: string,
  method = 'GET',
): Promise<[status: number | undefined, text: string | undefined, requestId: string | undefined]> {
  const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: mine\r\n\r\n`;
  const [answer] = (await converse(url ?? '', [head], [method])).answers;
  if (answer?.headers.has('x-powered-by') === true) throw new Error('the answer says what it is made with');
  return [answer?.status, answer?.text, answer?.headers.get('x-request-id')?.[0]];
}

/** Kuvert that keeps what its hook hears. */
export function hearing(heard: unknown[]): ExpressKuvert {
  return kuvert(api, { onError: ({ error }) => heard.push(error) });
}

type Asked = [status: number, text: string, requestId: string];
export const internal: Asked = [500, '{"code":1,"message":"Internal error"}', 'mine'];
export const routeNotFound: Asked = [404, '{"code":2,"message":"Route not found"}', 'mine'];
export const ok = (data: unknown): Asked => [200, JSON.stringify({ code: 0, message: 'OK', data }), 'mine'];
