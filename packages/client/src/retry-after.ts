/** `Retry-After` in seconds (RFC 9110 §10.2.3), whether it says seconds or a date to come; `undefined` for all else. */
export function toRetryAfter(header: string | undefined = ''): number | undefined {
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return seconds >= 0 ? Math.ceil(seconds) : undefined;
}
