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

/** Requests whose failures are kept; a server under load forgets the oldest. */
const KEPT = 1_000;

/** Keeps what the `onError` hook hears, and hands it out by request id. */
export class Recorder {
  readonly #heard = new Map<string, Heard[]>();
  readonly #originals: ReadonlyMap<string, { readonly value: unknown }>;

  /** Takes the values that routes throw or return, by path. */
  constructor(originals: ReadonlyMap<string, { readonly value: unknown }>) {
    this.#originals = originals;
  }

  hear({ error, status, method, path, requestId }: FailureEvent): void {
    const heard = this.#heard.get(requestId) ?? [];
    const original = this.#originals.get(path);
    const isSame = original && { original: Object.is(error, original.value) };
    heard.push({ status, method, path, ...isSame });
    this.#heard.set(requestId, heard);
    if (this.#heard.size > KEPT) this.#heard.delete(this.#heard.keys().next().value ?? '');
  }

  /** Answers what was heard of a request, and so proves that the server is alive. */
  readonly route: Route = {
    method: 'GET',
    path: '/heard/:requestId',
    handle: ({ params }) => api.ok(this.#heard.get(params['requestId'] ?? '') ?? []),
  };
}
