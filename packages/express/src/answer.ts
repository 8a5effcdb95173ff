import { createReplier } from '@kuvert/core/adapter';
import type { ContractData, KuvertOptions } from '@kuvert/core';
import type { Reply, RequestFacts } from '@kuvert/core/adapter';
import type { Request, Response } from 'express';
import { methodsAt } from './faults.ts';
import { answerOptions } from './options.ts';
import { cut, writeReply, writeStream } from './reply.ts';
import { originalOf } from './router-error.ts';

/** The answers of one server. No method throws. */
export interface Answers {
  /** Reads what is known of a request; its id is there for middleware. */
  prepare(request: Request, response: Response): void;
  /** Begins an answer: it gets its id, and OPTIONS is answered in place of nested routers. */
  begin(request: Request, response: Response): void;
  /** Answers a request that must not reach a route, and says whether it is one. */
  refuse(request: Request, response: Response): boolean;
  /** Answers with what a handler returned, if it is an outcome. */
  outcome(returned: unknown, request: Request, response: Response): void;
  /** Answers what was thrown. Where not even that can be written, the connection ends. */
  thrown(thrown: unknown, request: Request, response: Response): void;
  /** Answers where no route did. */
  unmatched(request: Request, response: Response): void;
}

/** As Express makes them, without a prototype that lends anything; but an object without any is slow to fill. */
class Locals {
  readonly requestId: string;
  constructor(requestId: string) {
    this.requestId = requestId;
  }
}
Object.setPrototypeOf(Locals.prototype, null);
Reflect.deleteProperty(Locals.prototype, 'constructor');

/** Makes the answers of one server. */
export function createAnswers(contract: ContractData, options: KuvertOptions): Answers {
  const replier = createReplier(contract, options);
  /** On the request itself, for each server that has to do with it: a map from requests would cost more than the rest. */
  const known = Symbol('kuvert: facts');

  /** The facts of a request, read once; a router mounted without the middleware still gets them. */
  const factsOf = (request: Request, response: Response): RequestFacts => {
    const { [known]: before } = request as { [known]?: RequestFacts };
    if (before !== undefined) return before;
    const { method, headers, url } = request;
    const target: string | undefined = request.originalUrl;
    // An app around this one has answered for the id.
    const header = (name: string): unknown => response.getHeader(name) ?? headers[name];
    const facts = replier.begin(method, target ?? url, header, () => methodsAt(request), request);
    (request as { [known]?: RequestFacts })[known] = facts;
    const locals: unknown = response.locals;
    // Express does so for what is none. Somebody may have frozen theirs.
    if (typeof locals === 'object' && locals !== null) Reflect.set(locals, 'requestId', facts.requestId);
    else response.locals = new Locals(facts.requestId) as Response['locals'];
    return facts;
  };
  const fail = (thrown: unknown, request: Request, response: Response): void => {
    try {
      writeReply(response, replier.fail(originalOf(thrown), factsOf(request, response)));
    } catch {
      response.destroy();
    }
  };
  /** Writes the reply that is decided on, if any, and says whether there was one. */
  const write = (request: Request, response: Response, decide: (facts: RequestFacts) => Reply | undefined): boolean => {
    let reply: Reply | undefined;
    try {
      reply = decide(factsOf(request, response));
      if (reply !== undefined) writeReply(response, reply);
    } catch (thrown) {
      // The hook has heard of a failure: that it cannot be written is not another one.
      if (reply?.isFailure === true) response.destroy();
      else fail(thrown, request, response);
      return true;
    }
    return reply !== undefined;
  };

  return {
    prepare(request, response) {
      write(request, response, () => undefined);
    },
    begin(request, response) {
      write(request, response, (facts) => {
        if (response.headersSent) return undefined;
        if (response.hasHeader('X-Powered-By')) response.removeHeader('X-Powered-By');
        if (facts.idName !== undefined) response.setHeader(facts.idName, facts.requestId);
        if (facts.method === 'OPTIONS') {
          answerOptions(request, (methods) => write(request, response, () => replier.unmatched(facts, methods)));
        }
        return undefined;
      });
    },
    refuse(request, response) {
      return write(request, response, (facts) => replier.refuse(facts));
    },
    outcome(returned, request, response) {
      write(request, response, (facts) => {
        if (response.headersSent) {
          if (replier.late(returned, facts)) cut(response);
          return undefined;
        }
        const reply = replier.answer(returned, facts);
        if (reply !== undefined) return reply;
        const stream = replier.stream(returned, facts);
        if (stream === undefined) return undefined;
        const writing = {
          fail: (failure: Reply) => write(request, response, () => failure),
          late: () => replier.late(returned, facts),
        };
        writeStream(response, stream, writing).catch((thrown: unknown) => fail(thrown, request, response));
        return undefined;
      });
    },
    thrown: fail,
    unmatched(request, response) {
      write(request, response, (facts) => replier.unmatched(facts, facts.methods()));
    },
  };
}
