import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

/**
 * The process that `start` starts, which Miniflare keeps to itself.
 *
 * @throws what `start` throws, and an Error when it starts none
 */
export async function processOf(start: () => Promise<unknown>): Promise<ChildProcess> {
  const started: ChildProcess[] = [];
  const note = (message: unknown): void => void started.push((message as { process: ChildProcess }).process);
  subscribe('child_process', note);
  try {
    await start();
  } finally {
    unsubscribe('child_process', note);
  }
  const last = started.at(-1);
  if (last === undefined) throw new Error('[demo-worker] the runtime did not start a process of its own.');
  return last;
}

/**
 * Kills a process as soon as this one is gone, even if nothing could be said on leaving: the shell waits for its input
 * to end. Answers how to let go.
 */
export function leash({ pid }: ChildProcess): () => void {
  const shell = spawn('sh', ['-c', 'read -r _; kill -KILL "$0"', String(pid)], {
    // A group of its own: Ctrl-C, which all of a terminal's group hears, must not end it first.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
  return () => void shell.kill('SIGKILL');
}
