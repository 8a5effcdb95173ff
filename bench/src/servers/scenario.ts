import type { Asked, Compared } from '../inject/answer.ts';

/** One thing that is asked of several servers. */
export interface Scenario<Server> {
  /** The work, as the table of goals names it. */
  readonly work: string;
  readonly asked: Asked;
  /** The status of the baseline's answer. */
  readonly status: number;
  /** By name. The first is the baseline: what the framework's users write by hand for the same bytes. */
  readonly servers: Readonly<Record<string, Server>>;
  /** What of their answers is the same as the baseline's, where it is not all. */
  readonly compared?: Readonly<Record<string, Compared>>;
}

export const get = (url: string): Asked => ({
  method: 'GET',
  url,
  headers: ['host', 'api.example.com', 'accept', '*/*'],
});

export const post = (url: string, value: unknown): Asked => {
  const body = JSON.stringify(value);
  const headers = ['host', 'api.example.com', 'content-type', 'application/json', 'content-length', `${body.length}`];
  return { method: 'POST', url, headers, body };
};
