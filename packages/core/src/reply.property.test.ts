import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineCodes } from './codes.ts';
import { defineContract } from './contract.ts';
import type { Contract } from './contract.ts';
import { talkative } from './envelopes.fixture.ts';
import { fault } from './failure.ts';
import { anything, thrown } from './hostile.fixture.ts';
import { judge } from './judge.fixture.ts';
import { codes, faults } from './replier.fixture.ts';
import { createReplier } from './replier.ts';
import type { Reply } from './reply.ts';

const text = fc.string({ unit: 'binary' });

/** Data that JSON can write, cannot write, or does not write whole. */
const data: fc.Arbitrary<() => unknown> = fc.oneof(
  anything.map((value) => () => value),
  anything.map((value) => () => ({ nested: [value, { toJSON: () => value }] })),
  thrown,
  fc.constantFrom<() => unknown>(
    () => JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown,
    () =>
      Object.defineProperty({}, 'a', {
        enumerable: true,
        get: () => {
          throw new Error('no');
        },
      }),
    () => ({
      toJSON: () => {
        throw new Error('no');
      },
    }),
    () => {
      const cycle: Record<string, unknown> = {};
      cycle['cycle'] = cycle;
      return cycle;
    },
    () => new Date(Number.NaN),
    () => '\ud800',
  ),
);

const headerName = fc.oneof(
  fc.constantFrom(
    'Content-Type',
    'content-length',
    'Transfer-Encoding',
    'X-A',
    'Set-Cookie',
    'Vary',
    '__proto__',
    'a b',
  ),
  text,
);
const headers = fc.oneof(
  fc.dictionary(headerName, fc.oneof(text, fc.constantFrom('a\r\nb: c', 'a\0', '中', 5, null, undefined), anything)),
  anything,
);
const details = fc.record({ headers, location: fc.oneof(text, anything) }, { requiredKeys: [] });

type Make = (...values: unknown[]) => unknown;

/** The contract as JavaScript sees it. */
const loose = (contract: Contract): Record<'ok' | 'created' | 'page' | 'error', Make> => contract as never;

/** What a handler that returns or throws this is answered, by a server of this contract. */
const answer = (made: Contract, handler: () => unknown, target = '/a?b=c'): Reply => {
  const replier = createReplier(made, { onError: () => undefined });
  const facts = replier.begin('GET', target, () => undefined);
  try {
    const reply = replier.answer(handler(), facts);
    if (reply !== undefined) return reply;
  } catch (error) {
    return replier.fail(error, facts);
  }
  throw new TypeError('A reply of ours was taken for a raw one.');
};

describe.each(talkative)('in the $name envelope a reply is fit for the wire and is read back', (envelope) => {
  const contract = defineContract({ codes, envelope, faults }) as unknown as Contract;
  const api = loose(contract);

  test('whatever the data and details of a success', () => {
    const holds = fc.property(fc.constantFrom('ok', 'created'), data, details, (kind, make, given) =>
      judge(
        answer(contract, () => api[kind](make(), given)),
        contract,
      ),
    );
    fc.assert(holds, { numRuns: 500 });
  });

  test('whatever the meta of a success', () => {
    const holds = fc.property(
      fc.oneof(
        data,
        fc.dictionary(text, anything).map((meta) => () => meta),
      ),
      (make) =>
        judge(
          answer(contract, () => api.ok(1, { meta: make() })),
          contract,
        ),
    );
    fc.assert(holds);
  });

  test('whatever the rows, the page and the target of a list', () => {
    const number = fc.oneof(fc.nat(50), fc.maxSafeInteger(), fc.double());
    const optional = fc.option(number, { nil: undefined });
    const key = fc.oneof(fc.constant(null), text);
    const info = fc.oneof(
      fc.record({ page: number, pageSize: number, total: optional }),
      fc.record({
        offset: number,
        limit: number,
        total: optional,
        hasNext: fc.option(fc.boolean(), { nil: undefined }),
      }),
      fc.record({ pageSize: number, nextCursor: key, previousCursor: key, total: optional }),
    );
    const holds = fc.property(fc.array(data), info, text, (rows, page, target) =>
      judge(
        answer(
          contract,
          () =>
            api.page(
              rows.map((make) => make()),
              page,
            ),
          target,
        ),
        contract,
      ),
    );
    fc.assert(holds, { numRuns: 300 });
  });

  test('whatever the template, the params and the details of a failure', () => {
    const piece = fc.oneof(fc.constantFrom('{a}', '{b_1}', '{', '}', ' '), text);
    const template = fc.array(piece, { minLength: 1 }).map((pieces) => pieces.join(''));
    const challenge = fc.oneof(template, fc.constantFrom('Bearer realm="{a}"', 'Basic', 'Bearer error="é"'));
    const value = fc.oneof(text, fc.constantFrom('', '"', '\\', '\r\n', '€😀'.repeat(600)), anything);
    const params = fc.oneof(fc.record({ a: value, b_1: value }), anything);
    const holds = fc.property(template, challenge, params, details, (message, scheme, filled, given) => {
      const own = (): Contract =>
        defineContract({
          codes: defineCodes({
            INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
            BAD_INPUT: { code: 2, status: [401, 400], message, challenge: scheme },
          }),
          envelope,
          faults: { internal: 'INTERNAL_ERROR', badRequest: 'INTERNAL_ERROR', routeNotFound: 'INTERNAL_ERROR' },
        }) as unknown as Contract;
      let made: Contract;
      try {
        made = own();
      } catch (error) {
        // The registry refuses a text that is no template, or that could not be sent.
        expect(error).toBeInstanceOf(TypeError);
        return;
      }
      const reply = answer(made, () => loose(made).error('BAD_INPUT', filled, given));
      judge(reply, made);
      if (reply.status === 401) expect(reply.headers['www-authenticate']).not.toBe(undefined);
    });
    fc.assert(holds, { numRuns: 500 });
  });

  test('whatever goes along with a fault', () => {
    const more = fc.record(
      {
        headers,
        retryAfter: anything,
        location: anything,
        allow: fc.oneof(fc.array(text), anything),
        issues: anything,
      },
      { requiredKeys: [] },
    );
    const names = fc.constantFrom('methodNotAllowed' as const, 'tooManyRequests' as const, 'unauthenticated' as const);
    const holds = fc.property(names, more, (name, given) =>
      judge(
        answer(contract, () => fault(name, given as never)),
        contract,
      ),
    );
    fc.assert(holds, { numRuns: 300 });
  });
});
