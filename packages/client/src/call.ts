import type { ReadableApi } from './api.ts';
import { decodeResponse } from './decode-response.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { Result } from './result.ts';
import { toInit } from './to-init.ts';
import { toUnanswered } from './unanswered.ts';

/**
 * Sends a request, again where it may be, and reads what comes back.
 *
 * @throws TypeError for what cannot be sent; once it is sent, nothing does.
 */
export async function call(
  api: ReadableApi,
  common: ClientOptions,
  method: string,
  url: string,
  own: CallOptions,
): Promise<Result> {
  const options = { ...common, ...own };
  const { retry, signal, fetch: send = globalThis.fetch } = options;
  // Told to wait longer, a timer does not wait at all.
  const patience = Math.min(options.timeout ?? 30_000, 2 ** 31 - 1);
  const deadline = Date.now() + patience;
  const controller = new AbortController();
  const init = { ...toInit(api, common, method, own), signal: controller.signal };
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<Result> => {
    for (let tries = 1; ; tries += 1) {
      let result: Result;
      try {
        result = await decodeResponse(api, await send(url, init), { ...options, method });
      } catch (cause) {
        result = toUnanswered(cause, 'network');
      }
      const delay = retry ? retry(result, init, tries) : undefined;
      if (delay === undefined || Date.now() + delay > deadline || init.signal.aborted) return result;
      await new Promise((resolve) => {
        waiting = setTimeout(resolve, delay);
      });
    }
  };
  return new Promise((resolve, reject) => {
    const settle = (result: Result): void => {
      clearTimeout(waiting);
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve({ ...result, requestId: result.requestId ?? init.headers.get('x-request-id') ?? undefined });
      // Whatever is still under way ends: a request without an answer, a body that comes in. Not every `fetch` heeds it.
      controller.abort();
    };
    const abort = (): void => settle(toUnanswered(signal?.reason, 'aborted'));
    const timer = setTimeout(() => settle(toUnanswered(`no answer within ${patience} ms`, 'timeout')), patience);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else void run().then(settle, reject);
  });
}
