import type { ContractData } from '@kuvert/core';
import type { Case } from './case.ts';
import { leaksOf } from './leak.ts';
import type { Answer } from './send.ts';

/** What the answer to one case is held to. */
interface Held {
  readonly answer: Answer;
  readonly tested: Case;
  /** The contract that rules the path. */
  readonly contract: ContractData;
}

type Invariant = (held: Held) => readonly (string | false)[];

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const SAFE_ID = /^[A-Za-z0-9._~:@+/=-]{1,128}$/;
const MAY_REPEAT = new Set(['set-cookie', 'vary']);

/** True of every answer, raw ones included. */
const always: readonly Invariant[] = [
  ({ answer }) => [!answer.complete && 'the connection ended before the answer did'],
  ({ answer }) => [answer.headers.has('x-powered-by') && 'X-Powered-By names the framework'],
  ({ answer }) =>
    Array.from(answer.headers, ([name, values]) => values.length > 1 && !MAY_REPEAT.has(name) && `${name} comes twice`),
  ({ answer, tested }) => {
    const id = only(answer, 'x-request-id');
    const given = tested.request.requestId;
    if (id === undefined) return ['there is no X-Request-Id'];
    if (typeof given === 'string' && SAFE_ID.test(given))
      return [id !== given && `X-Request-Id is ${id}, not ${given}`];
    return [!UUID.test(id) && `X-Request-Id is ${id}, not a UUID`];
  },
  ({ answer, tested }) => {
    const length = only(answer, 'content-length');
    if (length === undefined || tested.request.method === 'HEAD') return [];
    return [
      Number(length) !== answer.body.length && `Content-Length is ${length} for ${answer.body.length} bytes`,
      answer.headers.has('transfer-encoding') && 'there is a Content-Length and a Transfer-Encoding',
    ];
  },
  ({ answer }) => {
    const head = Array.from(answer.headers, ([name, values]) => `${name}: ${values.join(', ')}`);
    return leaksOf([...head, answer.text].join('\n'));
  },
];

/** True of every answer with an envelope. */
const enveloped: readonly Invariant[] = [
  ({ answer, contract }) => {
    const type = only(answer, 'content-type');
    return [type !== contract.envelope.mediaType && `Content-Type is ${type}, not ${contract.envelope.mediaType}`];
  },
  ({ answer }) => [only(answer, 'x-content-type-options') !== 'nosniff' && 'there is no nosniff'],
  ({ answer, tested }) => [
    !answer.headers.has('content-length') && tested.request.method !== 'HEAD' && 'there is no Content-Length',
  ],
  ({ answer, contract, tested }) => {
    if (tested.request.method === 'HEAD') return [];
    const { kind } = contract.envelope.decode(parse(answer.text), answer.status);
    const wanted = isSuccess(answer) ? 'success' : 'failure';
    return [kind !== wanted && `the envelope decodes as ${kind}, and ${answer.status} is a ${wanted}`];
  },
  ({ answer }) => {
    if (isSuccess(answer)) return [];
    return [
      only(answer, 'cache-control') !== 'no-store' && `Cache-Control is ${only(answer, 'cache-control')}, not no-store`,
      answer.headers.has('etag') && 'a failure carries an ETag',
      answer.headers.has('last-modified') && 'a failure carries Last-Modified',
    ];
  },
];

/** What is wrong with an answer whatever its case expects. */
export function brokenInvariants(held: Held): string[] {
  const { tested } = held;
  const isBare = tested.expect.raw === true || tested.expect.status === 204;
  const invariants = isBare ? always : [...always, ...enveloped];
  return invariants.flatMap((holds) => holds(held)).filter((problem) => problem !== false);
}

/** The value of a header that came once. */
export function only(answer: Answer, name: string): string | undefined {
  return answer.headers.get(name)?.join(', ');
}

function isSuccess(answer: Answer): boolean {
  return answer.status >= 200 && answer.status <= 299;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
