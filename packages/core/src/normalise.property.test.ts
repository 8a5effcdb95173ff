import * as fc from 'fast-check';
import { describe, test } from 'vitest';
import { FAILURE } from './brand.ts';
import { defineContract } from './contract.ts';
import type { Contract } from './contract.ts';
import { toDefinition } from './definition.ts';
import { talkative } from './envelopes.fixture.ts';
import { fault } from './failure.ts';
import { faults as faultTable } from './faults.ts';
import type { FaultName } from './faults.ts';
import { anything, polluted, pollution, thrown } from './hostile.fixture.ts';
import { judgeFailure } from './judge.fixture.ts';
import { codes } from './replier.fixture.ts';
import { createReplier } from './replier.ts';
import type { KuvertOptions } from './replier.ts';
import type { Reply } from './reply.ts';

const required = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
} as const;
const faultNames = Object.keys(faultTable) as FaultName[];

const fail = (contract: Contract, error: unknown, options: KuvertOptions = {}): Reply => {
  const replier = createReplier(contract, { onError: () => undefined, ...options });
  const facts = replier.begin('POST', '/a', () => undefined);
  return replier.fail(error, facts);
};

describe.each(talkative)(
  'whatever is thrown is answered in the $name envelope, and nothing of it is told',
  (envelope) => {
    const define = (): Contract =>
      defineContract({ codes, envelope, faults: required, statuses: { 418: 'UNAVAILABLE' } }) as unknown as Contract;
    const contract = define();

    test('for any value', () => {
      const holds = fc.property(thrown, (make) => judgeFailure(fail(contract, make()), contract));
      fc.assert(holds, { numRuns: 1000 });
    });

    test('whatever a mapper makes of it', () => {
      const holds = fc.property(thrown, thrown, fc.boolean(), (make, makeOther, throws) => {
        const mapper = (): unknown => {
          if (throws) throw makeOther();
          return makeOther();
        };
        judgeFailure(fail(contract, make(), { mappers: [mapper] }), contract);
      });
      fc.assert(holds);
    });

    test('whatever the observer does', () => {
      const ends = fc.constantFrom('throws', 'rejects', 'returns');
      const holds = fc.property(thrown, thrown, ends, (make, makeOther, end) => {
        const onError = (): unknown => {
          if (end === 'throws') throw makeOther();
          return end === 'rejects' ? Promise.reject(makeOther()) : makeOther();
        };
        judgeFailure(fail(contract, make(), { onError }), contract);
      });
      fc.assert(holds);
    });

    test('with a status of failures, whatever the status of a forgery', () => {
      const definition = toDefinition(contract, 'TOO_MANY_MIRRORS');
      const statuses = fc.oneof(fc.integer({ min: 199, max: 700 }), fc.double(), anything);
      const holds = fc.property(statuses, (status) =>
        judgeFailure(fail(contract, { [FAILURE]: { definition, status, message: 'Forged' } }), contract),
      );
      fc.assert(holds);
    });

    // Another contract each time: what is worked out but once is worked out while the prototype is polluted.
    const judgePolluted = (error: unknown, lent: Record<PropertyKey, unknown>): void => {
      const fresh = define();
      const reply = polluted(lent, () => fail(fresh, error));
      judgeFailure(reply, fresh);
    };

    test('on a polluted Object.prototype', () => {
      const holds = fc.property(thrown, pollution, (make, lent) => judgePolluted(make(), lent));
      fc.assert(holds, { numRuns: 500 });
    });

    test('for any fault, on a polluted Object.prototype', () => {
      const holds = fc.property(fc.constantFrom(...faultNames), pollution, (name, lent) =>
        judgePolluted(fault(name), lent),
      );
      fc.assert(holds, { numRuns: 500 });
    });
  },
);
