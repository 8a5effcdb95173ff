import type { ContractData } from '@kuvert/core';
import type { Exchange } from './case.ts';
import { leaksOf } from './leak.ts';
import type { Problem, Rule } from './problem.ts';
import { headerOf, isSuccessful } from './wire/answer.ts';
import type { Answer } from './wire/answer.ts';

/** What one answer is held to. */
interface Held extends Exchange {
  readonly answer: Answer;
  /** The contract that rules the path. */
  readonly contract: ContractData;
}

type Invariant = readonly [Rule, (held: Held) => readonly (string | false)[]];

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const SAFE_ID = /^[A-Za-z0-9._~:@+/=-]{1,128}$/;
const MAY_REPEAT = new Set(['set-cookie', 'vary']);
/** Bytes a message may have. */
const MESSAGE_LIMIT = 1024;

/** True of every answer, raw ones included. */
const always: readonly Invariant[] = [
  [
    'prompt',
    ({ answer, expect }) => [
      !answer.complete && expect.cut !== true && 'the connection ended before the answer did',
      answer.complete && expect.cut === true && 'an answer that was cut looks complete',
    ],
  ],
  [
    'headers',
    ({ answer }) => [
      answer.headers.has('x-powered-by') && 'X-Powered-By names the framework',
      ...Array.from(
        answer.headers,
        ([name, values]) => values.length > 1 && !MAY_REPEAT.has(name) && `${name} comes twice`,
      ),
    ],
  ],
  ['headers', ({ answer, request }) => [wrongId(headerOf(answer, 'x-request-id'), request.requestId)]],
  [
    'secrets',
    ({ answer }) => {
      const head = Array.from(answer.headers, ([name, values]) => `${name}: ${values.join(', ')}`);
      return leaksOf([answer.statusLine, ...head, answer.text].join('\n'));
    },
  ],
];

/** True of every answer with an envelope. */
const enveloped: readonly Invariant[] = [
  [
    'json',
    ({ answer, contract }) => {
      const type = headerOf(answer, 'content-type');
      return [type !== contract.envelope.mediaType && `Content-Type is ${type}, not ${contract.envelope.mediaType}`];
    },
  ],
  ['headers', ({ answer }) => [headerOf(answer, 'x-content-type-options') !== 'nosniff' && 'there is no nosniff']],
  [
    'framing',
    ({ answer, request }) => [
      !answer.headers.has('content-length') && request.method !== 'HEAD' && 'there is no Content-Length',
    ],
  ],
  [
    'envelope',
    ({ answer, contract, request }) => {
      if (request.method === 'HEAD') return [];
      if (!isUtf8(answer.body)) return ['the body is not valid UTF-8'];
      const decoded = contract.envelope.decode(parse(answer.text), answer.status);
      if (decoded.kind === 'malformed') return [`the body is no envelope: ${decoded.problem}`];
      const size = decoded.kind === 'failure' ? Buffer.byteLength(decoded.message) : 1;
      return [size === 0 && 'the message is empty', size > MESSAGE_LIMIT && `the message has ${size} bytes`];
    },
  ],
  [
    'status',
    ({ answer, contract, request }) => {
      if (request.method === 'HEAD') return [];
      const { kind } = contract.envelope.decode(parse(answer.text), answer.status);
      const wanted = isSuccessful(answer) ? 'success' : 'failure';
      return [kind !== wanted && `the envelope decodes as ${kind}, and ${answer.status} is a ${wanted}`];
    },
  ],
  [
    'headers',
    ({ answer }) => {
      if (isSuccessful(answer)) return [];
      const caching = headerOf(answer, 'cache-control');
      return [
        caching !== 'no-store' && `Cache-Control is ${caching}, not no-store`,
        answer.headers.has('etag') && 'a failure carries an ETag',
        answer.headers.has('last-modified') && 'a failure carries Last-Modified',
      ];
    },
  ],
];

/** What is wrong with an answer whatever its case expects. */
export function brokenInvariants(held: Held): Problem[] {
  const isBare = held.expect.raw === true || held.expect.status === 204;
  const invariants = isBare ? always : [...always, ...enveloped];
  const broken = invariants.flatMap(([rule, holds]) =>
    holds(held).flatMap((text) => (text === false ? [] : [{ rule, text }])),
  );
  return [...held.answer.flaws, ...broken];
}

function wrongId(id: string | undefined, given: string | null | undefined): string | false {
  if (id === undefined) return 'there is no X-Request-Id';
  if (typeof given === 'string' && SAFE_ID.test(given)) return id !== given && `X-Request-Id is ${id}, not ${given}`;
  return !UUID.test(id) && `X-Request-Id is ${id}, not a UUID`;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
