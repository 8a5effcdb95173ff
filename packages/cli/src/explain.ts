import { defineContract } from '@kuvert/core';
import type { ContractData } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { googleRpc } from '@kuvert/core/google-rpc';
import { jsend } from '@kuvert/core/jsend';
import { jsonApi } from '@kuvert/core/json-api';
import { problemDetails } from '@kuvert/core/problem-details';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import { isSuccess } from './facts.ts';
import type { CodeFacts } from './facts.ts';
import { toReason } from './problem.ts';
import { sampleOf } from './samples.ts';

type Envelope = ContractData['envelope'];

/** A failure as one envelope writes it. */
export interface Body {
  readonly envelope: string;
  /** Whether it is what this API answers. */
  readonly isOwn: boolean;
  readonly body?: unknown;
  /** Why the envelope cannot write it. */
  readonly problem?: string;
}

/** What core has, with nothing more than its strict form. */
const others: readonly Envelope[] = [
  codeEnvelope(),
  statusEnvelope(),
  problemDetails({ types: 'https://api.example.com/problems/' }),
  jsonApi(),
  jsend(),
  googleRpc({ domain: 'api.example.com' }),
];

/** What a code looks like in the contract's own envelope, and in each of core's. Nothing for what cannot be raised. */
export function bodiesOf(api: ContractData, reason: string, facts: CodeFacts): readonly Body[] {
  if (facts.retired === true || isSuccess(facts)) return [];
  const own = [api.envelope, ...(api.alternatives?.envelopes ?? [])];
  const names = new Set(own.map(({ name }) => name));
  const shown = [...own, ...others.filter(({ name }) => !names.has(name))];
  return shown.map((envelope) => {
    const written = bodyOrProblem(envelope, api, reason, facts);
    return Object.assign(written, { envelope: envelope.name, isOwn: own.includes(envelope) });
  });
}

/** As an adapter would write it. */
function bodyIn(envelope: Envelope, api: ContractData, reason: string, facts: CodeFacts): unknown {
  const { registry, faults, statuses } = api;
  const contract = defineContract({ codes: registry, envelope, faults, statuses });
  const params = sampleOf(registry.entries[reason]?.params ?? {}, facts);
  const details = (facts.status[0] ?? 0) < 400 ? { location: 'https://api.example.com/' } : undefined;
  const rest = params === undefined ? [details] : [params, details];
  const raise = contract.error as (reason: string, ...rest: readonly unknown[]) => { toJSON: () => unknown };
  return JSON.parse(JSON.stringify(raise(reason, ...rest).toJSON())) as unknown;
}

/** The body of a code in an envelope, or why there is none. */
export function bodyOrProblem(
  envelope: Envelope,
  api: ContractData,
  reason: string,
  facts: CodeFacts,
): { readonly body: unknown } | { readonly problem: string } {
  try {
    return { body: bodyIn(envelope, api, reason, facts) };
  } catch (error) {
    return { problem: toReason(error) };
  }
}

/** The faults and bare statuses a code speaks for. */
export function speaksFor({ faults, statuses }: ContractData, reason: string): readonly string[] {
  const named = Object.entries(faults).filter(([, speaker]) => speaker === reason);
  const bare = Object.entries(statuses).filter(([, speaker]) => speaker === reason);
  return [...named.map(([fault]) => fault), ...bare.map(([status]) => `status ${status}`)];
}

/** What a caller may do after a failure. */
export const retryTexts = {
  never: 'never: sending it again does not help',
  idempotent: 'idempotent: GET, HEAD, OPTIONS, PUT and DELETE may be sent again',
  safe: 'safe: the request had no effect and may be sent again',
} as const;
