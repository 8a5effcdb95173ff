/** Headers as a caller gives them. A value left `undefined` is no header. */
export type HeaderInput = Readonly<Record<string, string | number | undefined>>;

/** RFC 9110 §5.6.2: a token, as the name of a header is one, and a method. */
export const TOKEN: RegExp = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110 §5.5: visible ASCII, space, tab and obs-text. No CR, LF or NUL. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Framing belongs to the server; nobody else sets it. */
const FRAMING: readonly string[] = ['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
/** Where an envelope is the body, the reply says what it is. */
const OWNED: ReadonlySet<string> = new Set([...FRAMING, 'content-encoding', 'content-length', 'content-type']);

/** What an aborted answer leaves behind and its failure must not carry: it describes bytes that are not sent. */
export const STALE_HEADERS: readonly string[] = [
  'accept-ranges',
  'cache-control',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'digest',
  'etag',
  'expires',
  'last-modified',
  'location',
  'repr-digest',
  'trailer',
  'transfer-encoding',
];

/** What frames bytes or changes them: it was meant for others than those of an envelope. */
export const FRAMING_HEADERS: readonly string[] = [
  'content-encoding',
  'content-length',
  'trailer',
  'transfer-encoding',
];

/** Headers that are added to what an answer has already, where all others take its place. */
const appendedHeaders: ReadonlySet<string> = new Set(['set-cookie', 'vary']);

/**
 * What a header of an answer becomes when a reply brings one as well: a cookie is added, and a `Vary` joined, each name
 * of it once (RFC 9110 §12.5.5); any other gives way.
 */
export function joinHeader(name: string, before: unknown, value: string): string | string[] {
  if (before === undefined || before === null || !appendedHeaders.has(name)) return value;
  const all = [before, value].flat().map(String);
  if (name === 'set-cookie') return all;
  const names = new Map(all.flatMap((list) => list.split(',')).map((each) => [each.trim().toLowerCase(), each.trim()]));
  names.delete('');
  return names.has('*') ? '*' : [...names.values()].join(', ');
}

/** Writes one header, in lower case, unless its name or value is unfit; then it is left out. */
export function setHeader(headers: Record<string, string>, name: string, value: unknown): void {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && TOKEN.test(name) && VALUE.test(text)) headers[name.toLowerCase()] = text;
}

/** Copies the headers a caller gives, but for unfit ones and those the reply owns. */
export function addHeaders(headers: Record<string, string>, input: HeaderInput | undefined): void {
  addHeadersBut(OWNED, headers, input);
}

/** Copies the headers of a stream, which is described by whoever made it. A length that is no number is left out. */
export function addStreamHeaders(headers: Record<string, string>, input: HeaderInput | undefined): void {
  addHeadersBut(new Set(FRAMING), headers, input);
  if (!/^\d{1,15}$/.test(headers['content-length'] ?? '')) delete headers['content-length'];
}

function addHeadersBut(
  owned: ReadonlySet<string>,
  headers: Record<string, string>,
  input: HeaderInput | undefined,
): void {
  if (input === undefined) return;
  for (const [name, value] of Object.entries(input)) {
    if (!owned.has(name.toLowerCase())) setHeader(headers, name, value);
  }
}

/** RFC 9110 §5.6.7: a year has four digits. An invalid date is written otherwise, too. */
const HTTP_DATE = /^\w{3}, \d\d \w{3} \d{4} /;

/** `Retry-After` as RFC 9110 §10.2.3 has it: whole seconds, or an HTTP date. What is neither is no header. */
export function toRetryAfter(value: unknown): string | undefined {
  if (value instanceof Date) {
    const date = value.toUTCString();
    return HTTP_DATE.test(date) ? date : undefined;
  }
  const seconds = typeof value === 'number' ? Math.ceil(value) : Number.NaN;
  return Number.isSafeInteger(seconds) && seconds >= 0 ? String(seconds) : undefined;
}

/** The last comes first, and what is none of them after all. */
const RANKS = ['DELETE', 'PATCH', 'PUT', 'POST', 'HEAD', 'GET'];

/**
 * `Allow` (RFC 9110 §10.2.1) in a fixed order; a route that answers GET answers HEAD. What is no method is left out.
 * Empty where nothing is answered.
 */
export function toAllow(methods: Iterable<string>): string {
  const allowed: string[] = [];
  for (const method of methods) {
    const name = method.toUpperCase();
    if (!allowed.includes(name) && TOKEN.test(name)) allowed.push(name);
  }
  if (allowed.includes('GET') && !allowed.includes('HEAD')) allowed.push('HEAD');
  return allowed.toSorted((a, b) => RANKS.indexOf(b) - RANKS.indexOf(a) || (a < b ? -1 : 1)).join(', ');
}
