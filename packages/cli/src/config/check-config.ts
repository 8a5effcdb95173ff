import { dirname } from 'node:path';
import type { ContractData } from '@kuvert/core';
import { ruleNames } from '../check/rules.ts';
import { refuse } from '../problem.ts';
import type { CommonConfig } from './config.ts';

/** A config that was loaded: every API by its name, and the folder that its paths start from. */
export interface Config extends CommonConfig {
  readonly file: string;
  readonly folder: string;
  readonly apis: ReadonlyMap<string, ContractData>;
  readonly lock: string;
}

/** The name of the API in a config that has but one. */
const onlyApi = 'api';

const members = ['api', 'apis', 'check', 'docs', 'info', 'lock', 'openapi', 'operations', 'packages', 'sources'];
const formats = ['markdown', 'html', 'json'];

/**
 * Holds what a file exports to what a config is.
 *
 * @throws Problem for the first member that is wrong
 */
export function checkConfig(exported: unknown, file: string): Config {
  const wrong = (what: string): never => refuse('config', `${file} ${what}`);
  if (!isRecord(exported)) return wrong('has no default export; write export default defineConfig({ api })');
  const { api, apis, docs, lock = 'kuvert.lock.json', sources = [], check = {}, packages = [] } = exported;
  const unknown = Object.keys(exported).find((name) => !members.includes(name));
  if (unknown !== undefined) wrong(`has the member ${unknown}, which no config has; it has ${members.join(', ')}`);
  if ((api === undefined) === (apis === undefined)) wrong('has to have either api or apis; give it one of them');
  const named = api === undefined ? apis : { [onlyApi]: api };
  if (!isRecord(named) || Object.keys(named).length === 0) return wrong('has no API in apis; give it one by name');
  for (const [name, contract] of Object.entries(named)) {
    if (!/^[A-Za-z0-9][\w.-]{0,62}$/.test(name)) {
      wrong(`names an API ${JSON.stringify(name)}; a name is of letters, digits, ".", "_" and "-"`);
    }
    if (!isContract(contract)) wrong(`has no contract for ${name}; export what defineContract gave`);
  }
  if (typeof lock !== 'string' || lock === '')
    wrong('has a lock that is no path; write its file, like kuvert.lock.json');
  if (!isTexts(sources)) wrong("has sources that are no globs; write them like ['src/**/*.ts']");
  if (!isTexts(packages)) wrong("has packages that are no names; write them like ['@acme/contract']");
  if (docs !== undefined && !isDocs(docs)) {
    wrong(`has docs that are none; write them like { out: 'docs/codes', formats: ['html'] } (${formats.join(', ')})`);
  }
  for (const name of ['info', 'operations', 'openapi']) {
    if (exported[name] !== undefined && !isRecord(exported[name]))
      wrong(`has ${name} that is no object; see kuvert openapi`);
  }
  const { rules = {}, silence = {}, ...rest } = isRecord(check) ? check : wrong('has a check that is no object');
  if (Object.keys(rest).length > 0) wrong(`has check.${Object.keys(rest)[0]}; it has rules and silence`);
  if (!isRecord(rules) || !isRecord(silence)) return wrong('has check.rules or check.silence that are no objects');
  for (const [rule, level] of Object.entries(rules)) {
    if (!isRule(rule)) wrong(`has the rule ${rule} in check.rules; there are ${ruleNames.join(', ')}`);
    if (level !== 'off' && level !== 'warning' && level !== 'error') {
      wrong(`gives the rule ${rule} the level ${String(level)}; it is off, warning or error`);
    }
  }
  for (const [reason, silenced] of Object.entries(silence)) {
    const stranger = isTexts(silenced) ? silenced.find((rule) => !isRule(rule)) : 'that is no list';
    if (stranger !== undefined) {
      wrong(`silences the rule ${stranger} for ${reason}; there are ${ruleNames.join(', ')}`);
    }
  }
  const folder = dirname(file);
  const map = new Map(Object.entries(named) as [string, ContractData][]);
  return { ...(exported as CommonConfig), lock: lock as string, file, folder, apis: map };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '');
}

function isRule(name: string): boolean {
  return (ruleNames as readonly string[]).includes(name);
}

function isDocs(value: unknown): boolean {
  if (!isRecord(value) || typeof value['out'] !== 'string' || value['out'] === '') return false;
  const { formats: chosen = [], title = '' } = value;
  return isTexts(chosen) && chosen.every((format) => formats.includes(format)) && typeof title === 'string';
}

/** By what it has, not by its class: the config has its own copy of core. */
function isContract(value: unknown): value is ContractData {
  if (!isRecord(value)) return false;
  const { registry, envelope, faults } = value;
  return (
    isRecord(registry) &&
    isRecord(registry['entries']) &&
    Array.isArray(registry['reserved']) &&
    Array.isArray(registry['retired']) &&
    isRecord(envelope) &&
    typeof envelope['failure'] === 'function' &&
    isRecord(envelope['schemas']) &&
    isRecord(faults)
  );
}
