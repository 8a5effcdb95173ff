import type { FailureEvent } from '@kuvert/core';
import { api } from './contracts.ts';
import type { Route } from './harness.ts';

/** One failure as the hook heard of it. */
export interface Heard {
  readonly status: number;
  readonly method: string;
  readonly path: string;
  /** Whether the hook was handed the very value that was thrown or returned; absent where the platform made it. */
  readonly original?: boolean;
}

/** A request whose failures were asked for, and of which the hook heard again afterwards. */
export interface HeardLate {
  readonly requestId: string;
  /** How often it was called after that. */
  readonly times: number;
}

/** What is known of a request: how the hook heard of it, and how much of that was told to who asked last. */
interface Entry {
  readonly heard: Heard[];
  told?: number;
}

/** Requests that are kept; a server under load forgets the oldest. */
const KEPT = 2_000;

/** Keeps what the `onError` hook hears, and hands it out by request id. */
export class Recorder {
  readonly #entries = new Map<string, Entry>();
  readonly #originals: ReadonlyMap<string, { readonly value: unknown }>;

  /** Takes the values that routes throw or return, by path. */
  constructor(originals: ReadonlyMap<string, { readonly value: unknown }>) {
    this.#originals = originals;
  }

  hear({ error, status, method, path, requestId }: FailureEvent): void {
    const original = this.#originals.get(path);
    const isSame = original && { original: Object.is(error, original.value) };
    this.#entryOf(requestId).heard.push({ status, method, path, ...isSame });
  }

  /** Answer what was heard of a request, and so prove that the server is alive; and what came after it was asked for. */
  readonly routes: readonly Route[] = [
    {
      method: 'GET',
      path: '/heard/:requestId',
      handle: ({ params }) => {
        const entry = this.#entryOf(params['requestId'] ?? '');
        entry.told = entry.heard.length;
        return api.ok(entry.heard);
      },
    },
    { method: 'GET', path: '/heard-late', handle: () => api.ok(this.#late()) },
  ];

  #late(): HeardLate[] {
    return Array.from(this.#entries, ([requestId, { heard, told = heard.length }]) => ({
      requestId,
      times: heard.length - told,
    })).filter(({ times }) => times > 0);
  }

  #entryOf(requestId: string): Entry {
    const kept = this.#entries.get(requestId);
    if (kept !== undefined) return kept;
    const entry: Entry = { heard: [] };
    this.#entries.set(requestId, entry);
    if (this.#entries.size > KEPT) this.#entries.delete(this.#entries.keys().next().value ?? '');
    return entry;
  }
}
