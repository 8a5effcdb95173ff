import type { Problem } from '../problem.ts';

/** An answer as it came over the wire. */
export interface Answer {
  /** Like `HTTP/1.1 404 Not Found`. */
  readonly statusLine: string;
  readonly status: number;
  /** Names in lower case; a header that came twice has several values. Bytes stand for themselves, as in latin1. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Buffer;
  /** The body as UTF-8. */
  readonly text: string;
  /** Whether the last byte arrived. */
  readonly complete: boolean;
  /** Where its bytes break RFC 9112. */
  readonly flaws: readonly Problem[];
}

/** The values of a header, joined; `undefined` for one that did not come. */
export function headerOf(answer: Answer, name: string): string | undefined {
  return answer.headers.get(name)?.join(', ');
}

/** Whether an answer's status says that all went well. */
export function isSuccessful({ status }: Answer): boolean {
  return status >= 200 && status <= 299;
}
