/** What may stand in a path or a query. */
type Plain = string | number | bigint | boolean;

/** Where a request goes, beside its path. */
export interface Target {
  /** What takes the place of `:name` in a path like `/projects/:name`. */
  readonly params?: Readonly<Record<string, Plain>>;
  /** A list is repeated, `undefined` left out. */
  readonly query?: Readonly<Record<string, Plain | readonly Plain[] | undefined>>;
}

/**
 * The URL of a request. The path stays below the base URL, and each param within its segment.
 *
 * @throws TypeError for a param that is missing or empty, or would be a dot segment (RFC 3986 §3.3).
 */
export function toUrl(baseUrl: string, path: string, { params = {}, query = {} }: Target): string {
  const filled = path.replace(/\/:(\w+)/g, (_, name: string) => {
    const value = String(params[name] ?? '').toWellFormed();
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`[@kuvert/client] the param ${name} of ${path} is "${value}".`);
    return `/${encodeURIComponent(value)}`;
  });
  const url = baseUrl.replace(/\/$/, '') + filled.replace(/^\/*/, '/');
  const search = new URLSearchParams();
  for (const [name, value = []] of Object.entries(query)) {
    for (const each of [value].flat()) search.append(name, String(each));
  }
  return `${url}${url.includes('?') ? '&' : '?'}${search.toString()}`.replace(/[?&]$/, '');
}
