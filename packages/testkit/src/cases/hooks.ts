import type { KuvertOptions } from '@kuvert/core';
import type { Case } from '../case.ts';
import { api } from '../contracts.ts';
import { failure, internal } from '../expect.ts';
import { LEAK, SECRET } from '../leak.ts';
import { get, returning, throwing } from '../on.ts';

/** What the hook does for the paths below, after it has heard of the failure. */
const tricks: Readonly<Record<string, () => unknown>> = {
  '/hooks/polluted': restore,
  '/hooks/polluted-failure': restore,
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

/** Mappers that misbehave over every error there is: each is passed over. */
export const mappers: NonNullable<KuvertOptions['mappers']> = [
  () => {
    throw new Error(SECRET);
  },
  async () => Promise.reject(new Error(SECRET)),
  () => ({ status: 200, message: SECRET, [Symbol.for('@kuvert/fault')]: { fault: SECRET } }),
  () => Symbol(SECRET),
];

/** The misbehaviour of the `onError` hook for a path. */
export function misbehave(path: string): unknown {
  return tricks[path]?.();
}

const error = new Error(SECRET);
const forbidden = api.error('FORBIDDEN');

/** What somebody else's merge has put on every object. */
const pollution: Readonly<Record<string, unknown>> = {
  body: SECRET,
  cause: SECRET,
  code: 200,
  details: { headers: { 'x-polluted': LEAK } },
  errors: [SECRET],
  expose: true,
  fault: 'forbidden',
  headers: { 'x-polluted': LEAK },
  isBoom: true,
  issues: [{ path: [], message: SECRET }],
  message: SECRET,
  output: { statusCode: 200, headers: { 'x-polluted': LEAK } },
  reason: 'SUCCESS',
  status: 200,
  statusCode: 200,
  type: 'entity.too.large',
};

function pollute(thrown: unknown): () => never {
  return () => {
    Object.assign(Object.prototype, pollution);
    throw thrown;
  };
}

/** The hook is told at the end of it. */
function restore(): void {
  for (const name of Object.keys(pollution)) Reflect.deleteProperty(Object.prototype, name);
}

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
  {
    id: 'polluted-error',
    title: 'what somebody gave every object lends no error a status, a header or a text',
    why: 'a merge of JSON with __proto__ in it does so',
    ...get('/hooks/polluted', pollute(error)),
    original: { value: error },
    expect: { ...internal, headers: { 'x-polluted': null } },
  },
  {
    id: 'polluted-failure',
    title: 'what somebody gave every object changes no failure',
    why: 'its details and its code are read from it',
    ...get('/hooks/polluted-failure', pollute(forbidden)),
    original: { value: forbidden },
    expect: failure(403, 4, 'Forbidden', { 'x-polluted': null }),
  },
];
