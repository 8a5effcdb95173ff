import type { RequestListener } from 'node:http';
import { listen } from '@kuvert/testkit';
import { asks, toBytes } from './ask.ts';
import type { Ask, Memory } from './ask.ts';
import type { Case, Cases } from './case.ts';
import { Connection } from './connection.ts';
import type { Received } from './connection.ts';
import { toSnapshot } from './snapshot.ts';

/** What one app answered: by the name of what it was asked. */
export type Answered = Readonly<Record<string, { readonly snapshot: string; readonly answers: number }>>;

/** How many cases are asked at once. */
const AT_ONCE = 4;

/** Serves each case, each an app of its own on one server, and asks it all there is to ask, in order. */
export async function run<Build>(
  cases: Cases<Build>,
  serve: (build: Build) => RequestListener,
): Promise<Readonly<Record<string, Answered>>> {
  const listeners = new Map<string, RequestListener>();
  const keys = Object.keys(cases);
  for (const [at, { build }] of Object.values(cases).entries()) listeners.set(String(at), serve(build));
  const server = await listen((request, response) => {
    listeners.get(String(request.headers['x-case']))?.(request, response);
  });
  const answered: Record<string, Answered> = {};
  const waiting = [...keys.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, name] = next;
      answered[name] = await askCase(server.url, String(at), cases[name] as Case<Build>).catch((cause: unknown) => {
        throw new Error(`"${name}" cannot be compared`, { cause });
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await server.close();
  }
  return answered;
}

async function askCase(url: string, key: string, of: Case<unknown>): Promise<Answered> {
  const connection = new Connection(url);
  const cookies = new Map<string, string>();
  let memory: Memory = { cookies, etag: undefined, lastModified: undefined };
  const answered: Record<string, { snapshot: string; answers: number }> = {};
  try {
    for (const [name, ask] of Object.entries(of.asks ?? { ...asks, ...of.more })) {
      const request = toBytes(ask, of.path ?? '/', key, memory);
      const received = await connection.ask(request, methodsOf(ask), ask.leaves).catch((cause: unknown) => {
        throw new Error(`asked for ${name}`, { cause });
      });
      memory = remember(memory, cookies, received);
      answered[name] = { snapshot: toSnapshot(received, of.mask), answers: received.answers.length };
    }
  } finally {
    connection.close();
  }
  return answered;
}

function methodsOf({ method = 'GET', times = 1 }: Ask): readonly string[] {
  return Array.from({ length: times }, () => method);
}

function remember(before: Memory, cookies: Map<string, string>, { answers: [answer] }: Received): Memory {
  for (const line of answer?.headers.get('set-cookie') ?? []) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name !== undefined) cookies.set(name, value ?? '');
  }
  return {
    cookies,
    etag: before.etag ?? answer?.headers.get('etag')?.[0],
    lastModified: before.lastModified ?? answer?.headers.get('last-modified')?.[0],
  };
}
