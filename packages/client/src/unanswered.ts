import type { Unanswered } from './result.ts';

/** What was thrown in place of an answer. Unless said, it tells by itself whether somebody ended the request. */
export function toUnanswered(cause: unknown, said?: Unanswered['kind']): Unanswered {
  let message = 'something that is no text was thrown';
  try {
    message = String(cause);
  } catch {}
  const kind = message.startsWith('Abort') ? 'aborted' : message.startsWith('Timeout') ? 'timeout' : 'network';
  return { ok: false, kind: said ?? kind, message, cause };
}
