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

const failing = {
  toJSON: () => {
    throw new Error(SECRET);
  },
};

const values: readonly (readonly [id: string, what: string, value: unknown])[] = [
  ['bigint', 'a BigInt', { size: 1n }],
  ['circular', 'a circle', knot],
  ['to-json', 'a toJSON that throws', { project: failing }],
  ['getter', 'a getter that throws', Object.defineProperty({}, 'name', { enumerable: true, get: failing.toJSON })],
];

/** Data that JSON cannot write fails the request, before a byte is out. */
export const unwritable: readonly Case[] = [
  ...values.map(toCase),
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
];

function toCase([id, what, value]: (typeof values)[number]): Case {
  return {
    id: `unwritable-${id}`,
    title: `data with ${what} is an internal error`,
    why: 'JSON.stringify throws after the handler is over',
    ...get(`/unwritable/${id}`, () => api.ok(value)),
    expect: internal,
  };
}
