import { runInNewContext } from 'node:vm';
import type { Case } from '../case.ts';
import { crmFailure, internal } from '../expect.ts';
import { SECRET } from '../leak.ts';
import { rejecting, throwing } from '../on.ts';

const frozen = Object.freeze(new Error(SECRET));
const hostile = new Proxy(new Error(SECRET), {
  get: () => {
    throw new Error(SECRET);
  },
});
const { proxy: revoked, revoke } = Proxy.revocable(new Error(SECRET), {});
revoke();

const values: readonly (readonly [id: string, what: string, why: string, value: unknown])[] = [
  ['error', 'an Error', 'its message may say anything', new Error(SECRET)],
  ['type-error', 'a TypeError', 'Fetch throws them too, and they are no fault of the client', new TypeError(SECRET)],
  ['frozen', 'a frozen Error', 'Koa writes to what was thrown, and exits', frozen],
  [
    'cross-realm',
    'an Error of another realm',
    'it is no instanceof Error',
    runInNewContext('new Error(text)', { text: SECRET }),
  ],
  ['bare', 'an object without a prototype', 'Express 4 exits when it prints one', Object.create(null)],
  ['object', 'a plain object', 'it is no Error', { message: SECRET, path: SECRET }],
  ['revoked', 'a revoked proxy', 'reading anything of it throws', revoked],
  ['hostile', 'an error whose getters throw', 'reading anything of it throws', hostile],
  ['null', 'null', 'Koa hangs, Express takes it for nothing', null],
  ['undefined', 'undefined', 'Koa hangs, Express takes it for nothing', undefined],
  ['false', 'false', 'Express takes it for nothing', false],
  ['empty', 'an empty text', 'Express takes it for nothing', ''],
  ['zero', 'zero', 'Express takes it for nothing', 0],
  ['string', 'a text', 'it is no Error', SECRET],
  ['route', "the text 'route'", 'Express takes it for next("route")', 'route'],
  ['router', "the text 'router'", 'Express leaves the router and every error handler', 'router'],
  ['number', 'a number', 'it is no status', 404],
  ['bigint', 'a BigInt', 'Koa prints it as JSON, and exits', 10n],
  ['symbol', 'a symbol', 'it cannot be made a text', Symbol(SECRET)],
  ['function', 'a function', 'it may carry members', Object.assign(() => SECRET, { status: 404 })],
];

/** Whatever can be thrown is an internal error, however it comes about. */
export const throws: readonly Case[] = values.flatMap(([id, what, why, value]): Case[] => [
  {
    id: `throws-${id}`,
    title: `${what} that is thrown is an internal error`,
    why,
    ...throwing(`/throws/${id}`, value),
    expect: internal,
  },
  {
    id: `rejects-${id}`,
    title: `${what} that rejects a promise is an internal error`,
    why,
    ...rejecting(`/rejects/${id}`, value),
    expect: internal,
  },
  {
    id: `throws-crm-${id}`,
    title: `${what} that is thrown below a prefix is that contract's internal error`,
    why,
    ...throwing(`/crm/throws/${id}`, value),
    expect: crmFailure(500, '10000', 'Something went wrong'),
  },
]);
