import { setTimeout as pause } from 'node:timers/promises';
import { stream } from '@kuvert/core';
import type { Streamed } from '@kuvert/core';
import type { Step } from './wire/converse.ts';

/** A source that gives these a moment apart; what is an error among them it fails with. */
export async function* giving(...chunks: unknown[]): AsyncGenerator<string> {
  for (const chunk of chunks) {
    await pause(5);
    if (chunk instanceof Error) throw chunk;
    yield chunk as string;
  }
}

/** Streams that go wrong after their first byte, each cut off and told of once. */
export const brokenStreams: readonly (readonly [what: string, make: () => Streamed])[] = [
  ['fails', () => stream(giving('a', new Error('inside')))],
  ['gives what are no bytes', () => stream(giving('a', {}))],
  ['gives too little', () => stream(giving('a', 'b'), { headers: { 'Content-Length': 3 } })],
  ['gives too much', () => stream(giving('a', 'bc'), { headers: { 'Content-Length': 2 } })],
];

/** What a client does that leaves a stream. */
export const departures: readonly (readonly [when: string, steps: readonly Step[]])[] = [
  ['before its first byte', [{ pause: 30 }, { close: 'reset' }]],
  ['after its first byte', [{ begun: 1 }, { close: 'reset' }]],
];
