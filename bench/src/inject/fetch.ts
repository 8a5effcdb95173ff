import type { Answer, Asked } from './answer.ts';

/** A handler of any Fetch runtime. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** The request of a Fetch runtime: it comes with an address, and without a socket. */
export function toRequest({ method, url, headers, body }: Asked): Request {
  const pairs = headers.flatMap((name, at) =>
    at % 2 === 0 ? [[name, headers[at + 1] ?? ''] as [string, string]] : [],
  );
  return new Request(`http://127.0.0.1${url}`, { method, headers: pairs, ...(body === undefined ? {} : { body }) });
}

/** Asks a handler and reads its answer, as a runtime does. */
export async function injectFetch(handler: FetchHandler, request: Request): Promise<void> {
  await (await handler(request)).text();
}

/** What a handler answers. */
export async function fetchAnswerOf(handler: FetchHandler, asked: Asked): Promise<Answer> {
  const response = await handler(toRequest(asked));
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}
