/** What a server is asked. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  /** Names and values in turn, as Node has them. */
  readonly headers: readonly string[];
  readonly body?: string;
}

/** What a server has answered. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What differs each time, or from server to server, and is nobody's doing. */
const INCIDENTAL = /^(?:date|connection|keep-alive|x-request-id|transfer-encoding|content-length)$/;

/** The headers that tell answers apart. A failure that nobody may cache needs no validator, though Express gives one. */
function toTelling({ status, headers }: Answer): string {
  const telling = Object.entries(headers).filter(
    ([name]) => !INCIDENTAL.test(name) && (name !== 'etag' || status < 400),
  );
  return JSON.stringify(telling.toSorted(([a], [b]) => a.localeCompare(b)));
}

/** What of two answers has to be the same: peers have headers, and some a body, of their own. */
export type Compared = 'all' | 'status and body' | 'status' | 'nothing';

/** How two answers differ; `undefined` where they do not. */
export function difference(one: Answer, other: Answer, compared: Compared): string | undefined {
  if (compared === 'nothing') return undefined;
  if (one.status !== other.status) return `status ${one.status} and ${other.status}`;
  if (compared === 'status') return undefined;
  if (one.body !== other.body) return `body ${one.body.slice(0, 200)} and ${other.body.slice(0, 200)}`;
  if (compared === 'status and body') return undefined;
  const [a, b] = [toTelling(one), toTelling(other)];
  return a === b ? undefined : `headers ${a} and ${b}`;
}
