import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from './problem.ts';
import type { HeardLate } from './recorder.ts';
import { send } from './wire/send.ts';

/** Milliseconds after the last case in which the hook may still be called wrongly. */
const SETTLING = 150;

/**
 * What is wrong once all cases are over: of requests whose case was judged, the hook is to hear no more.
 *
 * @returns the problems by request id
 * @throws Error when the server does not answer
 */
export async function heardLate(url: string, patience?: number): Promise<ReadonlyMap<string, Problem>> {
  await pause(SETTLING);
  const { status, text } = await send(url, { path: '/heard-late' }, patience);
  if (status !== 200) throw new Error(`the request after the last case is answered ${status} ${text}`);
  const { data } = JSON.parse(text) as { readonly data: readonly HeardLate[] };
  return new Map(data.map(({ requestId, times }) => [requestId, toProblem(times)]));
}

function toProblem(times: number): Problem {
  const often = times === 1 ? 'once' : `${times} times`;
  return { rule: 'hook', text: `the onError hook was called again, ${often}, when the case was over` };
}
