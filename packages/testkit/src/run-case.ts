import { aftermath } from './aftermath.ts';
import type { Case } from './case.ts';
import { api, crm } from './contracts.ts';
import { differences } from './differences.ts';
import { brokenInvariants } from './invariants.ts';
import { send } from './send.ts';

let runs = 0;

/**
 * Runs one case against a server that was built from `testServer()`.
 *
 * @returns the problems, in sentences; empty when it passed
 */
export async function runCase(url: string, tested: Case): Promise<string[]> {
  runs += 1;
  const requestId = tested.request.requestId ?? (tested.request.requestId === null ? null : `${tested.id}-${runs}`);
  const sent: Case = { ...tested, request: { ...tested.request, requestId } };
  try {
    const answer = await send(url, sent.request);
    const contract = /^\/crm(\/|\?|$)/.test(sent.request.path) ? crm : api;
    return [
      ...differences(answer, sent),
      ...brokenInvariants({ answer, tested: sent, contract }),
      ...(await aftermath(url, sent, answer)),
    ];
  } catch (error) {
    return [`the server does not answer: ${String(error)}`];
  }
}
