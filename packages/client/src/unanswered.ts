import type { Unanswered } from './result.ts';

/** What was thrown in place of an answer. Unless said, it tells by itself whether somebody ended the request. */
export function toUnanswered(cause: unknown, said?: Unanswered['kind']): Unanswered {
  const message = String(cause);
  const [, aborted, timeout] = /^(?:(Abort)|(Timeout))Error/.exec(message) ?? [];
  return { ok: false, kind: said ?? (aborted ? 'aborted' : timeout ? 'timeout' : 'network'), message, cause };
}
