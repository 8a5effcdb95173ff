import { api, authorizationOf, demoVariables, leadsApi } from '@kuvert-demo/domain';
import type { Answer, DemoRequest } from '@kuvert-demo/domain';
import { createClient, decodeResponse, items, pages } from '@kuvert/client';
import type { Client, Result } from '@kuvert/client';
import type { NamedServer } from './servers.ts';
import type { Row } from './walk.ts';

/** What the client made of one server's answers. */
export interface ReadBack {
  readonly server: string;
  /** Failures that came back as the reason that was raised. */
  readonly failures: number;
  readonly successes: number;
  /** Lists that were walked to their end, page by page and item by item. */
  readonly lists: number;
  readonly items: number;
  /** What came back otherwise, a sentence for each. */
  readonly problems: readonly string[];
}

const leadsBaseUrl = demoVariables.BASE_URL;

/** Small pages, so that there are many. */
const PAGE_SIZE = 2;
/** More pages than any list of the demo has. */
const MAX_PAGES = 50;

/** Reads every answer of one server back with the client, and walks every list it has. */
export async function readBack(server: NamedServer, rows: readonly Row[], index: number): Promise<ReadBack> {
  const problems: string[] = [];
  let failures = 0;
  let successes = 0;
  const lists = new Map<string, DemoRequest>();
  for (const { request, answers } of rows) {
    const answer = answers[index];
    if (answer === undefined || request.expect.body === undefined) continue;
    const contract = isLead(request) ? leadsApi : api;
    const result: Result = await decodeResponse(contract, toResponse(answer), { method: request.method });
    const problem = misread(request, result);
    if (problem !== undefined) problems.push(`${request.method} ${request.path}: ${problem}`);
    else if (result.ok) successes += 1;
    else failures += 1;
    if (result.ok && result.page !== undefined && !isLimited(request)) lists.set(toListPath(request.path), request);
  }
  let count = 0;
  for (const [path, request] of lists) {
    const walked = await walkList(clientOf(server, request), path);
    if (typeof walked === 'string') problems.push(`${path}: ${walked}`);
    else count += walked;
  }
  return { server: server.name, failures, successes, lists: lists.size, items: count, problems };
}

const isLead = ({ path }: DemoRequest): boolean => /^\/crm\/v1(?![^/?])/.test(path);

/** The search answers few requests a minute, and the demo's clock stands still. */
const isLimited = ({ path }: DemoRequest): boolean => path.startsWith('/v1/search');

function toResponse({ status, headers, bytes }: Answer): Response {
  return new Response(bytes.length === 0 ? null : bytes.slice(), { status, headers });
}

/** In what a result is not what the request expects; `undefined` when it is. */
function misread({ expect }: DemoRequest, result: Result): string | undefined {
  if (result.kind === 'success') return expect.status < 300 ? undefined : 'a failure was read as a success';
  if (result.kind !== 'failure') return `${result.kind}: ${result.message}`;
  // Which kind of code it is depends on the contract.
  const { code } = result as { readonly code: number | string };
  return String(code) === String(expect.code) ? undefined : `${result.reason}, not the code ${expect.code}`;
}

/** The path of a list without what chooses a page of it. */
function toListPath(path: string): string {
  const url = new URL(path, 'http://list');
  for (const name of ['page', 'page_size', 'per_page', 'cursor', 'offset']) url.searchParams.delete(name);
  return url.pathname + url.search;
}

/** Links of the leads are built on a base URL that is not where the servers are: the client is told where to go. */
function clientOf({ url }: NamedServer, request: DemoRequest): Client {
  const baseUrl = isLead(request) ? leadsBaseUrl : url;
  return createClient(isLead(request) ? leadsApi : api, {
    baseUrl,
    headers: request.as === undefined ? {} : { authorization: authorizationOf(request.as) },
    fetch: async (target, init) => fetch(target.replace(baseUrl, url), init),
  });
}

/** The items a list has, or what kept it from its end. */
async function walkList(client: Client, path: string): Promise<number | string> {
  const size = client.api === leadsApi ? 'per_page' : 'page_size';
  const options = { query: { [size]: PAGE_SIZE }, maxPages: MAX_PAGES };
  const byPage: unknown[] = [];
  let total: number | undefined;
  for await (const page of pages(client, path, options)) {
    if (!page.ok) return `page: ${page.message}`;
    byPage.push(...page.data);
    total = page.page?.total ?? total;
  }
  const byItem: unknown[] = [];
  for await (const item of items(client, path, options)) {
    if (!item.ok) return `item: ${item.message}`;
    byItem.push(item.data);
  }
  if (JSON.stringify(byPage) !== JSON.stringify(byItem)) return 'its pages have other items than its items are';
  return total === undefined || total === byItem.length ? byItem.length : `${byItem.length} items, not ${total}`;
}
