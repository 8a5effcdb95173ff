import type { Case } from '../case.ts';
import { api } from '../contracts.ts';
import { failure, internal } from '../expect.ts';
import { SECRET } from '../leak.ts';
import { returning, throwing } from '../on.ts';

/** What the hook does for the paths below, after it has heard of the failure. */
const tricks: Readonly<Record<string, () => unknown>> = {
  '/hooks/throwing': () => {
    throw new Error(SECRET);
  },
  '/hooks/rejecting': async () => Promise.reject(new Error(SECRET)),
  '/hooks/hanging': async () => new Promise(() => undefined),
  '/hooks/thenable': () => ({
    // oxlint-disable-next-line unicorn/no-thenable -- a hook may return one
    then: () => {
      throw new Error(SECRET);
    },
  }),
};

/** The misbehaviour of the `onError` hook for a path. */
export function misbehave(path: string): unknown {
  return tricks[path]?.();
}

const error = new Error(SECRET);

/** The `onError` hook changes nothing, whatever it does. That it is called once is held of every case. */
export const hooks: readonly Case[] = [
  {
    id: 'hook-throwing',
    title: 'a hook that throws changes nothing',
    why: 'a listener of Koa’s error event that throws ends the process',
    ...throwing('/hooks/throwing', error),
    expect: internal,
  },
  {
    id: 'hook-rejecting',
    title: 'a hook that rejects changes nothing',
    why: 'a rejection nobody handles ends the process',
    ...throwing('/hooks/rejecting', error),
    expect: internal,
  },
  {
    id: 'hook-hanging',
    title: 'a hook that never ends delays nothing',
    why: 'an error tracker may hang',
    ...throwing('/hooks/hanging', error),
    expect: internal,
  },
  {
    id: 'hook-thenable',
    title: 'a hook whose thenable throws changes nothing',
    why: 'query builders are thenables',
    ...returning('/hooks/thenable', api.error('FORBIDDEN')),
    expect: failure(403, 4, 'Forbidden'),
  },
];
