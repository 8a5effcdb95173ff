import type { Answer } from './answer.ts';
import { converse } from './converse.ts';
import type { Conversation, Step } from './converse.ts';

/** What came of one request. */
export interface Talk extends Pick<Conversation, 'ended'> {
  readonly status: number | undefined;
  readonly text: string | undefined;
  readonly complete: boolean;
  readonly answer: Answer | undefined;
}

/**
 * Asks for `/` on a connection of its own, takes more steps, and reads the answer, if one comes.
 *
 * @throws Error as `converse` does.
 */
export async function talk(url: string, steps: readonly Step[] = [], method = 'GET'): Promise<Talk> {
  const { answers, ended } = await converse(url, [`${method} / HTTP/1.1\r\nHost: x\r\n\r\n`, ...steps], [method]);
  const [answer] = answers;
  return { status: answer?.status, text: answer?.text, complete: answer?.complete ?? false, ended, answer };
}

/** Asks so many times for `/` on one connection, one after the other. */
export async function talkOn(url: string, times: number): Promise<Conversation> {
  const head = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  const steps = Array.from({ length: times }, (_, at): Step[] => [head, { answers: at + 1 }]);
  const methods = steps.map(() => 'GET');
  return converse(url, steps.flat(), methods);
}
