import type { ContractData } from './contract.ts';
import type { HeaderReader } from './envelope.ts';
import { Facts } from './facts.ts';
import type { RequestFacts, Rules } from './facts.ts';
import { fault, faultOf, isFailure } from './failure.ts';
import type { Failure } from './failure-body.ts';
import { STALE_HEADERS, toAllow } from './headers.ts';
import { isHeard } from './heard.ts';
import type { Origin } from './heard.ts';
import { toLateError } from './late.ts';
import { toBaseUrlOf } from './links.ts';
import { fromFault, toFailure } from './normalise.ts';
import type { ErrorMapper } from './normalise.ts';
import { logServerErrors, notify } from './observe.ts';
import type { FailureObserver } from './observe.ts';
import { toContractOf } from './prefixes.ts';
import { addId, BODY_HEADERS, toFailureReply, toSuccessReply } from './reply.ts';
import type { Reply } from './reply.ts';
import { newRequestId, toIdHeader } from './request-id.ts';
import type { RequestIdOptions } from './request-id.ts';
import type { StreamReply } from './stream-reply.ts';
import { streamOf } from './streamed.ts';
import { contractOf } from './success.ts';
import type { Success } from './success.ts';

/** What every adapter can be told. */
export interface KuvertOptions {
  /** Contracts by path prefix: a fault below a prefix answers in that contract, everywhere else in the main one. */
  readonly under?: Readonly<Record<string, ContractData>>;
  /**
   * What page links are built on, like `https://api.example.com`. Of several, a request gets the one its `Host` names,
   * and the first when it names none. Left out, links are relative to the origin.
   */
  readonly baseUrl?: string | readonly string[] | undefined;
  /** Told of every failure, once, with the original error. Left out, those of 500 and above go to `console.error`. */
  readonly onError?: FailureObserver;
  /** Where request ids are read from and written to; `false` writes none. */
  readonly requestId?: RequestIdOptions | false;
  /** Readers of foreign errors, asked before the built-in ones. */
  readonly mappers?: readonly ErrorMapper[];
}

/** All an adapter asks core: the facts in, a reply out. No method throws. */
export interface Replier {
  /**
   * Reads the facts: the method, the request target, by name, in lower case, a header, and the methods the router has
   * routes for at the path. `origin` is the request of Node that it came as: what `@kuvert/node` has told the hook of is
   * not told again.
   */
  begin(
    method: string,
    target: string,
    header: HeaderReader,
    methods?: () => Iterable<string>,
    origin?: Origin,
  ): RequestFacts;
  /** The reply to a request that must not reach a route: its path does not decode. */
  refuse(facts: RequestFacts): Reply | undefined;
  /** The reply to what a handler returned; `undefined` when that is none of ours. */
  answer(returned: unknown, facts: RequestFacts): Reply | undefined;
  /** The reply to a stream that a handler returned; `undefined` when that is none. */
  stream(returned: unknown, facts: RequestFacts): StreamReply | undefined;
  /**
   * Takes what a handler returned when the head of an answer was out, and says whether it is an outcome: then an answer
   * that is not complete is to be cut. The hook hears of it, unless it has heard of this request already.
   */
  late(returned: unknown, facts: RequestFacts): boolean;
  /** The reply to whatever was thrown. */
  fail(thrown: unknown, facts: RequestFacts): Reply;
  /** The reply where no route answered: 405 or, for OPTIONS, 204 when the path has only other methods; else 404. */
  unmatched(facts: RequestFacts, methods: Iterable<string>): Reply;
}

/**
 * Makes the decisions of one server: everything observable about an answer is decided here, and adapters only write.
 *
 * @throws TypeError for a prefix, base URL or request id header that is none.
 */
export function createReplier(contract: ContractData, options: KuvertOptions = {}): Replier {
  const observe = options.onError ?? logServerErrors;
  const mappers = options.mappers ?? [];
  const contractAt = options.under && toContractOf(contract, options.under);
  const rules: Rules = {
    contractOf: contractAt === undefined ? () => contract : (facts) => contractAt(facts.target.path),
    baseUrlOf: toBaseUrlOf(options.baseUrl),
    idName: toIdHeader(options.requestId),
    generate: (options.requestId || undefined)?.generate ?? newRequestId,
  };

  const tell = (error: unknown, failure: Failure, facts: RequestFacts): void => {
    facts.heard = { error };
    if (!isHeard(error, failure.status, facts.origin)) notify(observe, error, failure, facts);
  };
  const fail = (thrown: unknown, facts: RequestFacts): Reply => {
    const failure = toFailure(thrown, facts.contract, mappers);
    try {
      const reply = toFailureReply(failure, facts, () => otherMethods(facts));
      tell(thrown, failure, facts);
      return reply;
    } catch (error) {
      const problem = `[@kuvert/core] a failure could not be written in the ${facts.contract.envelope.name} envelope.`;
      tell(new AggregateError([thrown, error], problem), fromFault('internal', facts.contract), facts);
      return lastResort(facts);
    }
  };

  return {
    begin: (method, target, header, methods = noMethods, origin?) =>
      new Facts(rules, method, target, header, methods, origin),
    refuse(facts) {
      return facts.isDecodable ? undefined : fail(fault('malformedUrl'), facts);
    },
    answer(returned, facts) {
      const owner = contractOf(returned);
      if (owner === undefined)
        return isFailure(returned) || faultOf(returned) !== undefined ? fail(returned, facts) : undefined;
      try {
        return toSuccessReply(returned as Success, owner, facts);
      } catch (error) {
        return fail(error, facts);
      }
    },
    stream(returned, facts) {
      return streamOf(returned)?.toReply(facts, fail);
    },
    late(returned, facts) {
      const error = toLateError(returned);
      if (error === undefined) return false;
      // A failure is news, unless it is the one that was heard of.
      if (error === returned && facts.heard?.error !== error)
        tell(error, toFailure(error, facts.contract, mappers), facts);
      else if (facts.heard === undefined) tell(error, fromFault('internal', facts.contract), facts);
      return true;
    },
    fail,
    unmatched(facts, methods) {
      if (!facts.isDecodable) return fail(fault('malformedUrl'), facts);
      const allow = [...methods];
      if (allow.length === 0) return fail(fault('routeNotFound'), facts);
      if (facts.method !== 'OPTIONS') {
        // A route for this very method was there and declined: the method is not what is wrong.
        const isKnown = allow.includes(facts.method === 'HEAD' ? 'GET' : facts.method);
        return fail(isKnown ? fault('routeNotFound') : fault('methodNotAllowed', { allow }), facts);
      }
      const headers = { allow: toAllow(allow) };
      addId(headers, facts);
      return { status: 204, isFailure: false, headers, body: null, drop: BODY_HEADERS };
    },
  };
}

const noMethods = (): readonly string[] => [];

/** What a path answers but for the method that was refused; nothing where a router throws or knows of nothing. */
function otherMethods({ method, methods }: RequestFacts): readonly string[] {
  const refused = method === 'HEAD' ? 'GET' : method;
  try {
    return [...methods()].filter((each) => each !== refused && each !== 'HEAD');
  } catch {
    return [];
  }
}

/** When a house envelope throws: the internal failure in the contract's own, or else plain JSON. */
function lastResort({ contract, idName, requestId }: RequestFacts): Reply {
  const internal = fromFault('internal', contract);
  try {
    return toFailureReply(internal, { header: () => undefined, idName, requestId }, noMethods);
  } catch {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
    addId(headers, { idName, requestId });
    return {
      status: 500,
      isFailure: true,
      headers,
      body: JSON.stringify({ message: internal.definition.entry.message }),
      drop: STALE_HEADERS,
    };
  }
}
