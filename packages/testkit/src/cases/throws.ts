import type { Case } from '../case.ts';
import { crmFailure, internal } from '../expect.ts';
import { get, rejecting, throwing } from '../on.ts';
import { thrownValues } from './thrown-values.ts';

/** Whatever can be thrown is an internal error, however it comes about. */
export const throws: readonly Case[] = thrownValues.flatMap(({ id, what, why, value }): Case[] => [
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
  {
    id: `throws-late-${id}`,
    title: `${what} that is thrown once the head is out cuts the answer`,
    why: 'Koa leaves the connection open; appending an envelope would make two answers of one',
    ...get(`/throws-late/${id}`, async ({ begin }) => {
      await begin('begun');
      await Promise.reject(value);
    }),
    original: { value },
    expect: { status: 200, raw: true, cut: true, body: 'begun', failures: 1 },
    needs: 'early heads',
  },
]);
