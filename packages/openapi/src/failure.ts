import type { CodeEntry, ContractData, Envelope } from '@kuvert/core';
import { paramsOf } from './example.ts';
import { withMembers } from './infer.ts';
import { isRecord, own, present, toJson, toRecord } from './json.ts';
import { narrow } from './narrow.ts';
import { toTitle } from './names.ts';
import { codeOf, probe, statusesOf } from './probe.ts';
import type { JsonSchema } from './schema.ts';

/** What stands for one code in an envelope: its own schema, with an example and what the registry says of it. */
export function toFailureSchema(reason: string, contract: ContractData, envelope: Envelope): JsonSchema {
  const entry = contract.registry.entries[reason] as CodeEntry;
  const params = paramsOf(entry);
  const probed = probe(reason, params, contract, envelope);
  const base = toJson(envelope.schemas.failure) as JsonSchema;
  const values = probed.mine.map(({ value }) => value);
  const narrowed = withMembers(narrow(base, probed, params), values);
  const { deprecated, docs, retry = 'never', message } = entry;
  return {
    title: toTitle(reason),
    description: message,
    ...(deprecated === undefined ? undefined : { deprecated: true }),
    ...narrowed,
    ...(isToldByMember(narrowed, probed.others) ? undefined : { minProperties: leastOf(narrowed) }),
    ...present({ examples: examplesOf(reason, entry, envelope) }),
    'x-kuvert': present({
      reason,
      code: codeOf(reason, entry),
      statuses: statusesOf(reason, entry, contract),
      retry,
      docs,
      deprecated,
    }),
  };
}

/** Whether a member at the top tells the code from all others. */
function isToldByMember({ properties }: JsonSchema, others: readonly unknown[]): boolean {
  if (!isRecord(properties)) return true;
  return Object.entries(properties).some(([name, member]) => {
    const value = own(member, 'const');
    return value !== undefined && others.some((other) => own(other, name) !== undefined && own(other, name) !== value);
  });
}

/**
 * How many members there are at least. Linters that look for overlapping codes look at the members at the top alone, and
 * pass by a schema that says more than they read.
 */
function leastOf({ required }: JsonSchema): number {
  return Array.isArray(required) ? required.length : 0;
}

/** A body of the code, as the envelope writes it; none where it cannot. */
function examplesOf(reason: string, entry: CodeEntry, envelope: Envelope): readonly unknown[] | undefined {
  const params = toRecord(paramsOf(entry).map(({ name, examples }) => [name, examples[0]] as const));
  const status = [entry.status].flat()[0] as number;
  try {
    const body = toJson(
      envelope.failure({
        code: codeOf(reason, entry),
        reason,
        status,
        message: entry.message.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name])),
        params: Object.keys(params).length === 0 ? undefined : params,
        docs: entry.docs,
        requestId: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
        retryAfter: status === 429 || status === 503 ? 30 : undefined,
      }),
    );
    return body === undefined ? undefined : [body];
  } catch {
    return undefined;
  }
}

/** The codes that any request may be answered with, in the order of the registry. */
export function anywhereOf({ registry, faults, statuses }: ContractData): string[] {
  const reasons = new Set([...Object.values(faults), ...Object.values(statuses)]);
  return Object.keys(registry.entries).filter((reason) => reasons.has(reason));
}
