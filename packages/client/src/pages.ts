import { defaultPagePolicy } from '@kuvert/core/client';
import type { ReadableApi } from './api.ts';
import { call } from './call.ts';
import type { Client } from './client.ts';
import { toNext } from './next-page.ts';
import type { Style } from './next-page.ts';
import type { CallOptions } from './options.ts';
import type { Malformed, Result, Succeeded } from './result.ts';
import { toUnanswered } from './unanswered.ts';
import { toUrl } from './url.ts';

/** How a list is read. A schema checks the data of each page: a list. */
export interface PagesOptions<Item = unknown> extends Omit<CallOptions<readonly Item[]>, 'body'> {
  /** How it is walked, where the pages do not say it, or say several ways. */
  readonly by?: Style;
  /** A list with more pages is `malformed` after so many. 1,000 unless said. */
  readonly maxPages?: number;
}

/**
 * The pages of a list, each when it is asked for. A failure is the last of what is given, and nothing is thrown. Links
 * are followed on the origin of the client's base URL alone, and no page is read twice.
 *
 * @throws TypeError for what cannot be sent.
 * @example
 * for await (const page of pages<typeof api, Project>(client, '/projects')) {
 *   if (!page.ok) return report(page);
 *   show(page.data);
 * }
 */
export async function* pages<Api extends ReadableApi, Item = unknown>(
  client: Client<Api>,
  path: string,
  options: PagesOptions<Item> = {},
): AsyncGenerator<Result<Api, readonly Item[]>, void, undefined> {
  for await (const result of walk(client, path, options)) yield result as Result<Api, readonly Item[]>;
}

/**
 * The items of a list, page after page, as {@link pages} reads them: each as a success with all that its page says.
 *
 * @throws TypeError for what cannot be sent.
 */
export async function* items<Api extends ReadableApi, Item = unknown>(
  client: Client<Api>,
  path: string,
  options: PagesOptions<Item> = {},
): AsyncGenerator<Result<Api, Item>, void, undefined> {
  const { signal } = options;
  for await (const page of walk(client, path, options)) {
    if (!page.ok) {
      yield page as Result<Api, Item>;
      return;
    }
    for (const data of page.data as readonly Item[]) {
      if (signal?.aborted) {
        yield toUnanswered(signal.reason, 'aborted');
        return;
      }
      yield { ...page, data };
    }
  }
}

async function* walk(
  { api, options }: Client,
  path: string,
  { by, maxPages = 1000, ...own }: PagesOptions,
): AsyncGenerator<Result, void, undefined> {
  const policy = { ...defaultPagePolicy, ...api.pagination };
  const { location } = globalThis as { location?: { readonly href: string } };
  let url = new URL(toUrl(options.baseUrl, path, own), location?.href);
  const { origin } = url;
  const seen = new Set<string>();
  for (;;) {
    seen.add(url.href);
    const result = await call(api, options, 'GET', url.href, own);
    const list = result.ok && Array.isArray(result.data) ? result.data : undefined;
    yield result.ok && list === undefined ? toMalformed(result, 'the data of the page is no list') : result;
    if (!result.ok || list === undefined) break;
    const link = toNext({ url, page: result.page, count: list.length }, policy, by);
    if (link === undefined) break;
    const next = toUrlFrom(link, result.response.url || url.href);
    const problem = refuse(next, origin, seen, maxPages);
    if (next === undefined || problem !== undefined) {
      yield toMalformed(result, problem ?? '');
      break;
    }
    url = next;
  }
}

/** Why a page is not read; `undefined` where it is. */
function refuse(
  next: URL | undefined,
  origin: string,
  seen: ReadonlySet<string>,
  maxPages: number,
): string | undefined {
  // Headers go along, and what they tell is meant for this origin.
  if (next?.origin !== origin) return 'the next page is on another origin';
  if (seen.has(next.href)) return 'the pages lead in a circle';
  return seen.size >= maxPages ? `the list has more than ${maxPages} pages` : undefined;
}

/** Where a link leads, without its fragment; `undefined` for what is no link. */
function toUrlFrom(link: string, base: string): URL | undefined {
  if (!URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  url.hash = '';
  return url;
}

function toMalformed({ status, response, requestId, data }: Succeeded<unknown>, problem: string): Malformed {
  const contentType = response.headers.get('content-type') ?? undefined;
  return {
    ok: false,
    kind: 'malformed',
    message: problem,
    problem,
    status,
    response,
    requestId,
    contentType,
    excerpt: '',
    data,
  };
}
