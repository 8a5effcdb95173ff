import type { PageKey, PagePolicy, PageStyle } from './pagination.ts';
import type { Target } from './target.ts';

const UNSAFE_IN_PATH = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/gu;
const UNSAFE_IN_QUERY = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/gu;

/**
 * Where links lead, by the `Host` of a request: to the one base URL there is, or to the one among several that has this
 * host, and else to the first. So a `Host` chooses among what was configured, and is never repeated.
 *
 * @throws TypeError for one that is not an absolute http(s) URL without query and fragment.
 */
export function toBaseUrlOf(baseUrls: string | readonly string[] | undefined): (host: () => unknown) => string {
  const known = [baseUrls ?? []]
    .flat()
    .filter((baseUrl) => baseUrl !== '')
    .map(toBaseUrl);
  const [first = ''] = known;
  if (known.length < 2) return () => first;
  // The first of two with one host counts.
  const byHost = new Map(known.toReversed().map((baseUrl) => [hostOf(baseUrl.split('/', 3)[2]), baseUrl]));
  return (host) => byHost.get(hostOf(host())) ?? first;
}

/** A host as it is compared: without the port that a scheme implies. */
function hostOf(host: unknown): string {
  return typeof host === 'string' ? host.toLowerCase().replace(/:(?:80|443)$/, '') : '';
}

/** Scheme, host, port and path in the characters of a URL (RFC 3986 §2): it is written into links as it is. */
const BASE_URL = /^https?:\/\/[A-Za-z0-9\-._[\]:]+(?:\/[A-Za-z0-9\-._~!$&'()*+,;=:@/%]*)?$/;

function toBaseUrl(baseUrl: string): string {
  if (!BASE_URL.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new TypeError(
      `[@kuvert/core] the baseUrl ${JSON.stringify(baseUrl)} is not like https://api.example.com or https://example.com/api.`,
    );
  }
  return baseUrl.replace(/\/$/, '');
}

/**
 * Links to other pages of the same list, by their keys: the path and every other query parameter stay, the page
 * parameter comes last. Built from the configured base URL, or relative to the origin; never from a request's headers.
 */
export function toPageLinks(baseUrl: string, { path, query }: Target, parameter: string): (key: PageKey) => string {
  let base = baseUrl + (PLAIN_PATH.test(path) ? path : toSafePath(path));
  let mark = '?';
  const isPlain = PLAIN_QUERY.test(query);
  for (const pair of query.split('&')) {
    if (pair === '' || nameOf(pair, isPlain) === parameter) continue;
    base += mark + (isPlain ? pair : pair.toWellFormed().replace(UNSAFE_IN_QUERY, encodeURIComponent));
    mark = '&';
  }
  base += `${mark}${encodeURIComponent(parameter)}=`;
  return (key) => base + (typeof key === 'number' ? key : encodeURIComponent(key.toWellFormed()));
}

/** What needs no care, as almost everything is. */
const PLAIN_PATH = /^\/(?!\/)[A-Za-z0-9\-._~/]*$/;
const PLAIN_QUERY = /^[A-Za-z0-9\-._~=&]*$/;

function toSafePath(path: string): string {
  return `/${path.replace(/^\/+/, '').toWellFormed().replace(UNSAFE_IN_PATH, encodeURIComponent)}`;
}

/** The key of a page as it is sent: some count their pages from 0. */
export function toSentKey({ firstPage }: PagePolicy, style: PageStyle, key: PageKey): PageKey {
  return style === 'page' && typeof key === 'number' ? key - 1 + firstPage : key;
}

/** The decoded name of a `name=value` pair; the raw one when it does not decode, or is known to need no decoding. */
function nameOf(pair: string, isPlain: boolean): string {
  const mark = pair.indexOf('=');
  const name = mark === -1 ? pair : pair.slice(0, mark);
  if (isPlain || !/[+%]/.test(name)) return name;
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name.replaceAll('+', ' ');
  }
}
