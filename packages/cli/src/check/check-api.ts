import { mergeCodes } from '@kuvert/core';
import type { ContractData } from '@kuvert/core';
import { codesOf, isSuccess } from '../facts.ts';
import type { CodeFacts } from '../facts.ts';
import { toReason } from '../problem.ts';
import { retryProblem } from './retry.ts';
import type { Found } from './rules.ts';
import { statusProblem } from './statuses.ts';

/**
 * Everything that is wrong with the codes of an API, or likely is.
 *
 * @param mentioned the reasons that its sources name; `undefined` where none are known
 */
export function checkApi(api: ContractData, mentioned: ReadonlySet<string> | undefined): readonly Found[] {
  const codes = codesOf(api);
  return [
    ...registryFound(api),
    ...[...codes].flatMap(([reason, facts]) => codeFound(reason, facts, codes)),
    ...sameTexts(codes),
    ...(mentioned === undefined ? [] : unused(api, codes, mentioned)),
  ];
}

/** The rules of the registry, once more: a config may have been made with a copy of core that had others. */
function registryFound({ registry }: ContractData): readonly Found[] {
  try {
    mergeCodes(registry);
    return [];
  } catch (error) {
    return [{ rule: 'registry', reason: '', text: toReason(error) }];
  }
}

function codeFound(reason: string, facts: CodeFacts, codes: ReadonlyMap<string, CodeFacts>): readonly Found[] {
  if (isSuccess(facts) || facts.retired === true) return [];
  const found: Found[] = [];
  const status = statusProblem(reason, facts);
  if (status !== undefined) found.push({ rule: 'status-contradicts-reason', reason, text: status });
  const retry = retryProblem(facts);
  if (retry !== undefined) found.push({ rule: 'retry-contradicts-status', reason, text: retry });
  const { deprecated } = facts;
  if (deprecated !== undefined && codes.get(deprecated)?.retired === true) {
    const text = `is deprecated for ${deprecated}, which is retired; name a code that can be raised`;
    found.push({ rule: 'deprecated-for-none', reason, text });
  }
  if (deprecated === reason) {
    found.push({
      rule: 'deprecated-for-none',
      reason,
      text: 'is deprecated for itself; name the code that takes its place',
    });
  }
  return found;
}

function sameTexts(codes: ReadonlyMap<string, CodeFacts>): readonly Found[] {
  const first = new Map<string, string>();
  const found: Found[] = [];
  for (const [reason, { message, retired, deprecated }] of codes) {
    // Who is deprecated says the same as what takes its place.
    if (retired === true || deprecated !== undefined) continue;
    const text = message.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const other = first.get(text);
    if (other === undefined) first.set(text, reason);
    else found.push({ rule: 'same-text', reason, text: `says the same as ${other}: “${message}”; tell them apart` });
  }
  return found;
}

/** A code that speaks for a fault is raised by the adapter, and so by no source. */
function unused(
  { faults, statuses }: ContractData,
  codes: ReadonlyMap<string, CodeFacts>,
  mentioned: ReadonlySet<string>,
): readonly Found[] {
  const speakers = new Set([...Object.values(faults), ...Object.values(statuses)]);
  return [...codes]
    .filter(([reason, facts]) => !isSuccess(facts) && facts.retired !== true && !speakers.has(reason))
    .filter(([reason]) => !mentioned.has(reason))
    .map(([reason]) => ({
      rule: 'unused',
      reason,
      text: 'is raised by no source; retire it, or silence the rule for it',
    }));
}
