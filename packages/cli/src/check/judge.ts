import type { Config } from '../config/check-config.ts';
import { checkApi } from './check-api.ts';
import { mentionsOf } from './mentions.ts';
import { rules } from './rules.ts';
import type { Finding, Found } from './rules.ts';

/** Checks every API of a config, leaves out what it silences, and gives each finding its level. Errors come first. */
export function judge({ apis, check = {}, sources = [], folder }: Config): readonly Finding[] {
  const mentioned = sources.length > 0 ? mentionsOf(sources, folder) : undefined;
  const silence = new Map(Object.entries(check.silence ?? {}));
  const findings: Finding[] = [];
  const add = (api: string, found: Found): void => {
    const level = check.rules?.[found.rule] ?? rules[found.rule].level;
    if (level !== 'off') findings.push({ ...found, api, level });
  };
  const known = new Set<string>();
  for (const [name, api] of apis) {
    for (const reason of Object.keys(api.registry.entries)) known.add(reason);
    for (const found of checkApi(api, mentioned)) {
      if (silence.get(found.reason)?.includes(found.rule) !== true) add(name, found);
    }
  }
  for (const reason of silence.keys()) {
    const text = 'is silenced in the config, and no reason of any API; remove it there';
    if (!known.has(reason)) add('', { rule: 'silences-nothing', reason, text });
  }
  return findings.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
}
