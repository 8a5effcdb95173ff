/** One request of a case. */
export interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Asks as HTTP/1.0. */
  readonly old?: boolean;
  /** Sends it so often at once, without waiting for answers. */
  readonly times?: number;
  /** Sends the cookies back that the answers before it have set. */
  readonly cookies?: boolean;
  /** Asks for what the answer before the others was, if it has changed. */
  readonly validates?: boolean;
  /** Breaks the connection off once the first bytes of a body are there. */
  readonly leaves?: boolean;
}

/** What the answers before told: the cookies they set, and what marks the first one. */
export interface Memory {
  readonly cookies: ReadonlyMap<string, string>;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** What every case is asked, unless it says otherwise. By name, in order, on one connection. */
export const asks: Readonly<Record<string, Ask>> = {
  GET: {},
  HEAD: { method: 'HEAD' },
  'known ETag': { validates: true },
  'any ETag': { headers: { 'If-None-Match': '*' } },
  'other ETag': { headers: { 'If-None-Match': '"other", W/"another"' } },
  'HEAD with a known ETag': { method: 'HEAD', validates: true },
  'no cache': { validates: true, headers: { 'Cache-Control': 'no-cache' } },
  'fresh date': { headers: { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' } },
  'stale date': { headers: { 'If-Modified-Since': 'Thu, 01 Jan 1998 00:00:00 GMT' } },
  range: { headers: { Range: 'bytes=1-4' } },
  'last bytes': { headers: { Range: 'bytes=-3' } },
  ranges: { headers: { Range: 'bytes=0-1,3-4' } },
  'range of another': { headers: { Range: 'bytes=1-4', 'If-Range': '"other"' } },
  'range of no unit': { headers: { Range: 'pages=1-4' } },
  html: { headers: { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1', 'Accept-Language': 'de, en;q=0.5' } },
  json: { headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' } },
  gzip: { headers: { 'Accept-Encoding': 'gzip, deflate' } },
  br: { headers: { 'Accept-Encoding': 'br;q=1, *;q=0' } },
  origin: { headers: { Origin: 'http://app.example', Cookie: 'name=value; seen=1' } },
  query: { path: '?callback=cb&name=%C3%BC&list[]=1&list[]=2&pretty' },
  'again with cookies': { cookies: true },
  'HTTP/1.0': { old: true },
  'HTTP/1.0, kept alive': { old: true, headers: { Connection: 'keep-alive' } },
  'close after': { headers: { Connection: 'close' } },
  pipelined: { times: 3 },
};

const pick = (...names: readonly (keyof typeof asks)[]): Readonly<Record<string, Ask>> =>
  Object.fromEntries(names.map((name) => [name, asks[name] ?? {}]));

/** What cases are asked that are many of a kind. */
export const leastAsks: Readonly<Record<string, Ask>> = pick('GET', 'HEAD', 'known ETag', 'HTTP/1.0');
export const fewAsks: Readonly<Record<string, Ask>> = { ...leastAsks, ...pick('range', 'gzip', 'pipelined') };
/** What middleware looks at, beside. */
export const someAsks: Readonly<Record<string, Ask>> = { ...fewAsks, ...pick('html', 'origin') };

/** A request as it goes over the wire. `key` says to the server which case it is for. */
export function toBytes(ask: Ask, path: string, key: string, memory: Memory): Buffer {
  const headers: Record<string, string> = { Host: 'test.example', 'X-Case': key, Connection: 'keep-alive' };
  if (ask.old) headers['Connection'] = 'close';
  Object.assign(headers, ask.headers);
  if (ask.cookies && memory.cookies.size > 0)
    headers['Cookie'] = [...memory.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  if (ask.validates && memory.etag !== undefined) headers['If-None-Match'] = memory.etag;
  if (ask.validates && memory.lastModified !== undefined) headers['If-Modified-Since'] = memory.lastModified;
  const body = Buffer.from(ask.body ?? '');
  if (ask.body !== undefined) headers['Content-Length'] = String(body.length);
  const target = ask.path === undefined || ask.path.startsWith('?') ? path + (ask.path ?? '') : ask.path;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${ask.method ?? 'GET'} ${target} HTTP/1.${ask.old ? 0 : 1}\r\n${lines.join('')}\r\n`;
  const once = Buffer.concat([Buffer.from(head, 'latin1'), body]);
  return Buffer.concat(Array.from({ length: ask.times ?? 1 }, () => once));
}
