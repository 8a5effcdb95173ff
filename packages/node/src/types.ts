import type { EventEmitter } from 'node:events';
import type { KuvertOptions } from '@kuvert/core';

/** A server of `node:http`, `node:https` or `node:http2`. */
export interface NodeServer extends EventEmitter {
  close(callback: () => void): unknown;
}

/** What {@link guard} can be told: what the adapter above it is told, and how long requests may take to finish. */
export interface GuardOptions extends KuvertOptions {
  /** Milliseconds that requests under way have to finish once the server closes; 10 000 unless said. */
  readonly grace?: number;
}

/** What happened while a server closed. */
export interface Closed {
  /** The requests that were under way and got their whole answer, those of HTTP/2 not counted. */
  readonly finished: number;
  /** The connections, upgraded ones included, that were still open when the grace was over. */
  readonly destroyed: number;
}

/** A server under guard. */
export interface Guard {
  /**
   * Closes the server: no new connections, idle ones end at once, requests under way finish with `Connection: close`,
   * and after the grace the rest is destroyed. Called again, it answers the same promise, which never rejects.
   *
   * @example process.once('SIGTERM', close);
   */
  readonly close: () => Promise<Closed>;
}
