import { describe, expect, test } from 'vitest';
import { api, bodyOf, codes, faults, internal, onError, serve } from './replier.fixture.ts';
import { ApiError, fault } from './failure.ts';
import { defineContract } from './contract.ts';
import { problemDetails } from './problem-details.ts';
import { byAccept } from './negotiate.ts';
import { codeEnvelope } from './code-envelope.ts';

const negotiated = defineContract({
  codes,
  envelope: codeEnvelope({ requestId: true }),
  faults,
  alternatives: byAccept(problemDetails({ types: 'https://api.example/problems/' })),
});
const unreadable = (): never => {
  throw new Error('unreadable');
};
const uuid = /^[0-9a-f-]{36}$/;

describe('the id of a request', () => {
  test('is found out once, though its header says something else each time', () => {
    let asked = 0;
    const facts = serve().begin('GET', '/', () => `id-${(asked += 1)}`);
    expect([facts.requestId, facts.requestId, facts.idHeader]).toEqual(['id-1', 'id-1', { 'x-request-id': 'id-1' }]);
  });

  test('is made once, and the same in the header, in the body and for the hook', () => {
    let made = 0;
    const replier = serve({ requestId: { generate: () => `made-${(made += 1)}` } });
    const contract = defineContract({ codes, envelope: codeEnvelope({ requestId: true }), faults });
    const facts = replier.begin('GET', '/', () => undefined);
    const first = replier.fail(contract.error('UNAVAILABLE'), facts);
    const second = replier.fail(contract.error('UNAVAILABLE'), facts);
    expect([first, second].map(({ headers }) => headers['x-request-id'])).toEqual(['made-1', 'made-1']);
    expect([first, second].map(bodyOf)).toEqual([
      expect.objectContaining({ request_id: 'made-1' }),
      expect.objectContaining({ request_id: 'made-1' }),
    ]);
    expect(onError.mock.calls.map(([{ requestId }]) => requestId)).toEqual(['made-1', 'made-1']);
    expect(
      replier.fail(
        contract.error('UNAVAILABLE'),
        replier.begin('GET', '/', () => undefined),
      ).body,
    ).toContain('made-2');
  });
});

describe('headers that cannot be read', () => {
  test('cost a request its id, and not its answer', () => {
    const replier = serve();
    const reply = replier.answer(api.ok(1), replier.begin('GET', '/', unreadable));
    expect([reply?.status, reply?.headers['x-request-id']]).toEqual([200, expect.stringMatching(uuid)]);
  });

  test.each<[string, unknown, unknown]>([
    ['a success', negotiated.ok(1), 500],
    ['a failure', negotiated.error('UNAVAILABLE'), 500],
    ['a fault', fault('routeNotFound'), 404],
    ['a crash', new Error('inside'), 500],
  ])('make %s an answer all the same, and no method throws', (_what, outcome, status) => {
    const replier = serve();
    const facts = replier.begin('GET', '/', unreadable);
    const reply = replier.answer(outcome, facts) ?? replier.fail(outcome, facts);
    expect([reply.status, reply.headers['x-request-id']]).toEqual([status, facts.requestId]);
    expect(replier.refuse(replier.begin('GET', '/%ff', unreadable))?.status).toBe(400);
    expect(replier.unmatched(facts, ['GET']).status).toBe(404);
  });
});

describe('a failure that somebody has changed after it was made', () => {
  test('answers what it was made as', () => {
    const replier = serve();
    const error = api.error('UNAVAILABLE');
    const other = api.error('UNAVAILABLE');
    Object.assign(error, { message: 'changed', status: 200, reason: 'SUCCESS', params: { a: 1 } });
    const facts = replier.begin('GET', '/', () => undefined);
    for (const each of [error, other]) {
      expect(replier.answer(each, facts)).toMatchObject({ status: 503, body: '{"code":6,"message":"Unavailable"}' });
    }
  });

  test('answers the same when it is frozen, sealed, or of a class made from its own', () => {
    class Mine extends ApiError {}
    const replier = serve();
    const error = api.error('UNAVAILABLE');
    const mine = Object.setPrototypeOf(api.error('UNAVAILABLE'), Mine.prototype) as Mine;
    const facts = replier.begin('GET', '/', () => undefined);
    for (const each of [Object.freeze(error), Object.seal(api.error('UNAVAILABLE')), mine]) {
      expect(replier.fail(each, facts)).toMatchObject({ status: 503 });
    }
    expect(bodyOf(replier.fail(new Proxy(error, { get: () => 5 }), facts))).toEqual(internal);
  });
});
