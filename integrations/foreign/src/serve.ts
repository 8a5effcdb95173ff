import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FailureEvent, KuvertOptions } from '@kuvert/core';
import { expect, onTestFinished, vi } from 'vitest';
import { messageOf } from './contract.ts';
import type { Reason } from './contract.ts';
import { send } from './send.ts';
import type { Answer, Asked } from './send.ts';

/** A running server that remembers what its hook heard. */
export interface Served {
  /** Asks, and holds the answer to a failure: its status, all of its headers, its body, and what the hook was told. */
  readonly expect: (asked: Asked, expected: Expected) => Promise<void>;
  /** Asks, and gives the answer as it is. */
  readonly ask: (asked: Asked) => Promise<Answer>;
  /** What the hook heard since it was asked last. */
  readonly heard: () => FailureEvent[];
}

/** What a failure must be. */
export interface Expected {
  readonly status: number;
  readonly reason: Reason;
  /** Headers beside those of every failure. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly errors?: readonly unknown[];
  /** What the hook was handed: the very value, if it is an error, or members of it. */
  readonly original?: unknown;
}

/** Serves a listener, until the test is over. */
export async function serve(toListener: (options: KuvertOptions) => RequestListener): Promise<Served> {
  let heard: FailureEvent[] = [];
  const server = createServer(toListener({ onError: (event) => heard.push(event) }));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const ask = async (asked: Asked): Promise<Answer> => send(`http://127.0.0.1:${port}`, asked);
  const takeHeard = (): FailureEvent[] => {
    const events = heard;
    heard = [];
    return events;
  };

  return {
    ask,
    heard: takeHeard,
    async expect(asked, expected) {
      takeHeard();
      if (asked.leave) {
        await expect(ask(asked)).rejects.toThrow('left');
        await vi.waitFor(() => expect(heard).toHaveLength(1));
      } else {
        expectFailure(await ask(asked), expected);
      }
      const events = takeHeard();
      expect(events).toMatchObject([{ status: expected.status, reason: expected.reason }]);
      expectOriginal(events[0]?.error, expected.original);
    },
  };
}

/** The headers a server adds to every answer, and those that are not the same twice. */
const OF_THE_SERVER = new Set(['date', 'connection', 'keep-alive', 'content-length', 'x-request-id']);

function expectFailure({ status, headers, text }: Answer, expected: Expected): void {
  const { reason, errors } = expected;
  const body = { status: 'error', message: messageOf(reason), code: reason, ...(errors && { errors }) };
  expect([status, JSON.parse(text)]).toEqual([expected.status, body]);
  expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
  expect(Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_SERVER.has(name)))).toEqual({
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(expected.status === 401 && { 'www-authenticate': 'Bearer realm="ours"' }),
    ...expected.headers,
  });
}

function expectOriginal(heard: unknown, original: unknown): void {
  if (original instanceof Error || typeof original === 'string') expect(heard).toBe(original);
  else if (original !== undefined) expect(heard).toMatchObject(original as object);
}
