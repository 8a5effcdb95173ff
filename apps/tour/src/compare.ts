import type { Answer } from '@kuvert-demo/domain';

/** The headers that are part of what an API promises; all others are the server's own. */
const contractHeaders = [
  'access-control-allow-origin',
  'allow',
  'cache-control',
  'content-type',
  'location',
  'retry-after',
  'www-authenticate',
  'x-content-type-options',
  'x-request-id',
] as const;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** In what two answers differ, a word for each; empty when they are identical. */
export function differences(one: Answer, other: Answer): string[] {
  const found: string[] = [];
  if (one.status !== other.status) found.push(`status ${one.status}/${other.status}`);
  for (const name of contractHeaders) {
    if (headerOf(one, name) !== headerOf(other, name))
      found.push(`${name} ${headerOf(one, name)}/${headerOf(other, name)}`);
  }
  if (Buffer.compare(one.bytes, other.bytes) !== 0) found.push('body');
  return found;
}

/** A request id that a server made is its own; that it made one is what must agree. */
function headerOf(answer: Answer, name: (typeof contractHeaders)[number]): string | null {
  const value = answer.headers.get(name);
  return name === 'x-request-id' && value !== null && UUID.test(value) ? 'made' : value;
}

/** The wire code in an answer; `undefined` where there is none. */
export function codeOf({ bytes, headers }: Answer): string | undefined {
  if (bytes.length === 0 || !/^application\/(?:problem\+)?json\b/.test(headers.get('content-type') ?? ''))
    return undefined;
  const { code } = JSON.parse(new TextDecoder().decode(bytes)) as { code?: number | string };
  return code === undefined ? undefined : String(code);
}
