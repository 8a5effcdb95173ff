import type { Exchange } from './case.ts';
import { api, crm } from './contracts.ts';
import { differences } from './differences.ts';
import { brokenInvariants } from './invariants.ts';
import type { Problem } from './problem.ts';
import type { Answer } from './wire/answer.ts';

/** All that is wrong with an answer: where it differs from what is expected, and which rules it breaks. */
export function judge(exchange: Exchange, answer: Answer): Problem[] {
  const contract = /^\/crm(\/|\?|$)/.test(exchange.request.path) ? crm : api;
  return [...differences(answer, exchange), ...brokenInvariants({ ...exchange, answer, contract })];
}
