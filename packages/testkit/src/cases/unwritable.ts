import type { Case } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmFailure, internal } from '../expect.ts';
import { SECRET } from '../leak.ts';
import { get } from '../on.ts';

interface Knot {
  self?: Knot;
}
const knot: Knot = {};
knot.self = knot;

const explode = (): never => {
  throw new Error(SECRET);
};
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
let deep: unknown = 1;
for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];

const values: readonly (readonly [id: string, what: string, value: () => unknown])[] = [
  ['bigint', 'a BigInt', () => ({ size: 1n })],
  ['circular', 'a circle', () => knot],
  ['circular-list', 'a list that holds itself', () => [knot]],
  ['to-json', 'a toJSON that throws', () => ({ project: { toJSON: explode } })],
  ['to-json-bigint', 'a toJSON that gives a BigInt', () => ({ toJSON: () => 1n })],
  ['getter', 'a getter that throws', () => Object.defineProperty({}, 'name', { enumerable: true, get: explode })],
  ['revoked', 'a revoked proxy', () => ({ project: revoked })],
  ['trap', 'a proxy whose traps throw', () => new Proxy({}, { ownKeys: explode })],
  ['promise', 'a promise, which nobody awaits', () => Promise.resolve('late')],
  ['rejected', 'a rejected promise, which would end the process', () => Promise.reject(new Error(SECRET))],
];

/** Data that JSON cannot write fails the request, before a byte is out. */
export const unwritable: readonly Case[] = [
  ...values.map(toCase),
  {
    id: 'unwritable-deep',
    title: 'data that is nested too deep is an internal error',
    why: 'JSON.stringify overflows the stack of V8, after the handler is over',
    ...get('/unwritable/deep', () => api.ok(deep)),
    expect: internal,
    needs: 'shallow stacks',
  },
  {
    id: 'unwritable-async',
    title: 'promised data that cannot be written is an internal error',
    why: 'JSON.stringify throws after the handler is over',
    ...get('/unwritable/async', async () => Promise.resolve(api.created(knot))),
    expect: internal,
  },
  {
    id: 'unwritable-crm',
    title: 'data that cannot be written below a prefix fails in its contract',
    why: 'faults under a prefix answer in its contract',
    ...get('/crm/unwritable', () => crm.ok(knot)),
    expect: crmFailure(500, '10000', 'Something went wrong'),
  },
  {
    id: 'unwritable-late',
    title: 'data that cannot be written once the head is out cuts the answer',
    why: 'an envelope would make two answers of one',
    ...get('/unwritable/late', async ({ begin }) => {
      await begin('begun');
      return api.ok(knot);
    }),
    expect: { status: 200, raw: true, cut: true, body: 'begun', failures: 1 },
    needs: 'early heads',
  },
];

function toCase([id, what, value]: (typeof values)[number]): Case {
  return {
    id: `unwritable-${id}`,
    title: `data with ${what} is an internal error`,
    why: 'JSON.stringify throws after the handler is over, or writes what nobody meant',
    ...get(`/unwritable/${id}`, () => api.ok(value())),
    expect: internal,
  };
}
