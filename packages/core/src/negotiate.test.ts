import { describe, expect, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineContract } from './contract.ts';
import type { ContractData } from './contract.ts';
import type { Envelope } from './envelope.ts';
import { fault } from './failure.ts';
import { jsonApi } from './json-api.ts';
import { byAccept } from './negotiate.ts';
import { problemDetails } from './problem-details.ts';
import { codes, faults, onError } from './replier.fixture.ts';
import { createReplier } from './replier.ts';
import type { Reply } from './reply.ts';
import { statusEnvelope } from './status-envelope.ts';

const problem = problemDetails({ types: 'https://api.example.com/problems/' });
const api = defineContract({ codes, envelope: codeEnvelope(), faults, alternatives: byAccept(problem, jsonApi()) });
const single = defineContract({ codes, envelope: codeEnvelope(), faults });

const answer = (accept: string | undefined, returned: unknown, contract: ContractData = api): Reply | undefined => {
  const replier = createReplier(contract, { onError });
  return replier.answer(
    returned,
    replier.begin('GET', '/', (name) => (name === 'accept' ? accept : undefined)),
  );
};
const typeFor = (accept: string | undefined): string | undefined =>
  answer(accept, api.error('UNAVAILABLE'))?.headers['content-type'];

const OWN = 'application/json; charset=utf-8';
const PROBLEM = 'application/problem+json';
const JSON_API = 'application/vnd.api+json';

describe('a failure', () => {
  test.each<[string | undefined, string]>([
    [undefined, OWN],
    ['', OWN],
    ['*/*', OWN],
    ['application/*', OWN],
    ['application/json', OWN],
    ['text/html, application/xhtml+xml, */*;q=0.8', OWN],
    ['text/html', OWN],
    ['application/problem+json', PROBLEM],
    ['APPLICATION/Problem+JSON ; charset=utf-8', PROBLEM],
    ['application/json, application/problem+json', PROBLEM],
    ['application/json, application/problem+json;q=0.9', OWN],
    ['application/problem+json;q=0.5, */*;q=0.1', PROBLEM],
    ['application/problem+json;q=0', OWN],
    ['application/problem+json;q=2', OWN],
    ['application/vnd.api+json', JSON_API],
    ['application/vnd.api+json;q=0.5, application/problem+json', PROBLEM],
    ['application/vnd.api+json; ext="https://example.com/a,b"', OWN],
    ['application/vnd.api+json; profile="https://example.com/a,b"', JSON_API],
    [';;;,,,q=1,"', OWN],
    [`${'text/html,'.repeat(5000)}${PROBLEM}`, OWN],
  ])('to a client that accepts %j is written as %s', (accept, type) => {
    expect(typeFor(accept)).toBe(type);
  });

  test('of a foreign error and of a fault is written as the client prefers, too', () => {
    const replier = createReplier(api, { onError });
    const facts = replier.begin('GET', '/', (name) => (name === 'accept' ? PROBLEM : undefined));
    for (const thrown of [new Error('x'), fault('badRequest'), null]) {
      expect(replier.fail(thrown, facts).headers['content-type']).toBe(PROBLEM);
    }
    expect(replier.unmatched(facts, []).headers['content-type']).toBe(PROBLEM);
  });

  test('that an alternative cannot write is written in the contract’s own envelope', () => {
    const broken = {
      ...problem,
      failure: () => {
        throw new Error('house');
      },
    };
    const contract = defineContract({ codes, envelope: codeEnvelope(), faults, alternatives: byAccept(broken) });
    const reply = answer(PROBLEM, contract.error('UNAVAILABLE'), contract);
    expect(reply).toMatchObject({ status: 500, headers: { 'content-type': OWN } });
    expect(JSON.parse(reply?.body ?? '')).toEqual({ code: 1, message: 'Internal error' });
  });
});

test('a success is written in the envelope that the failure would be', () => {
  expect(answer(JSON_API, api.ok({ type: 'a', id: '1' }))?.body).toBe(
    '{"jsonapi":{"version":"1.1"},"data":{"type":"a","id":"1"}}',
  );
  expect(answer(undefined, api.ok(1))?.body).toBe('{"code":0,"message":"OK","data":1}');
});

test('an answer varies by Accept where there are alternatives, and only there', () => {
  expect(answer(undefined, api.ok(1))?.headers['vary']).toBe('Accept');
  expect(answer(undefined, api.error('UNAVAILABLE'))?.headers['vary']).toBe('Accept');
  expect(answer(undefined, api.ok(1, { headers: { Vary: 'Origin' } }))?.headers['vary']).toBe('Origin, Accept');
  expect(answer(PROBLEM, single.ok(1), single)?.headers).not.toHaveProperty('vary');
  expect(answer(undefined, api.noContent())?.headers).not.toHaveProperty('vary');
});

const defineWith = (alternative: Envelope): unknown =>
  defineContract({ codes, envelope: codeEnvelope(), faults, alternatives: byAccept(alternative) });

test('an alternative without a media type of its own is refused when the contract is defined', () => {
  expect(() => defineWith(statusEnvelope())).toThrow(
    /status envelope has no media type that the code envelope has not/,
  );
  expect(() => defineWith(statusEnvelope({ mediaType: 'application/vnd.acme+json' }))).not.toThrow();
});
