import { peek } from './brand.ts';
import { refuse, statusesOf } from './codes-check.ts';
import type { ContractData } from './contract.ts';
import { unraisable } from './definition.ts';
import { faults } from './faults.ts';
import type { FaultName } from './faults.ts';
import type { DeclaredCode, OperationDefinition, OperationMethod } from './operations-types.ts';
import type { PageStyle } from './pagination.ts';
import { isRecord } from './read.ts';

const METHODS: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
] satisfies OperationMethod[];

const MEMBERS: ReadonlySet<string> = new Set([
  'body',
  'deprecated',
  'description',
  'errors',
  'method',
  'ok',
  'params',
  'path',
  'query',
  'security',
  'summary',
  'tags',
] satisfies (keyof OperationDefinition)[]);

const OK_MEMBERS: ReadonlySet<string> = new Set(['data', 'description', 'page', 'raw', 'status']);

const STYLES: readonly unknown[] = ['page', 'offset', 'cursor'] satisfies PageStyle[];

const ID = /^[A-Za-z_][\w.-]*$/;
const PARAM = /\{([^{}]*)\}/g;
const PARAM_NAME = /^[A-Za-z_][\w.-]*$/;

/** Holds one operation to its rules, but for those about its codes. Throws a TypeError. */
export function checkOperation(id: string, operation: OperationDefinition): void {
  if (!ID.test(id)) refuse(`the operation ${JSON.stringify(id)} is not named like getProject; rename it`);
  if (!isRecord(operation)) refuse(`the operation ${id} is no object; define it by method, path and ok`);
  const unknown = Object.keys(operation).find((name) => !MEMBERS.has(name));
  if (unknown !== undefined) {
    refuse(`the operation ${id} has the member ${unknown}, which no operation has; remove it or correct its name`);
  }
  if (!METHODS.includes(operation.method)) {
    refuse(`the operation ${id} has the method ${operation.method}; give it one of ${METHODS.join(', ')}`);
  }
  checkPath(id, operation);
  checkOk(id, operation);
}

function checkPath(id: string, { path, params }: OperationDefinition): void {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    return refuse(`the operation ${id} has the path ${JSON.stringify(path)}; begin it with a slash, like /v1/projects`);
  }
  const names = placesOf(path);
  if (/[{}?#\s]/.test(path.replace(PARAM, '')) || !names.every((name) => PARAM_NAME.test(name))) {
    refuse(`the operation ${id} has the path ${path}; write a path alone, and params like {slug}`);
  }
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) refuse(`the operation ${id} has {${twice}} twice in its path; rename one of them`);
  if (params === undefined) return;
  if (names.length === 0) refuse(`the operation ${id} has params and no place for them; write {name} into its path`);
  const given = membersOf(params);
  if (given === undefined) return;
  const homeless = given.names.find((name) => !names.includes(name));
  if (homeless !== undefined) {
    refuse(`the operation ${id} has the param ${homeless} and no place for it; write {${homeless}} into its path`);
  }
  const empty = given.isOpen ? undefined : names.find((name) => !given.names.includes(name));
  if (empty !== undefined) refuse(`the operation ${id} has {${empty}} in its path and no such param; add it to params`);
}

/** The names of the params in a path. */
function placesOf(path: string): string[] {
  return [...path.matchAll(PARAM)].map(([, name = '']) => name);
}

/** The members of what a schema takes, and whether it takes more than those; `undefined` where it cannot say. */
function membersOf(schema: unknown): { readonly names: string[]; readonly isOpen: boolean } | undefined {
  const toInput = peek(peek(peek(schema, '~standard'), 'jsonSchema'), 'input');
  if (typeof toInput !== 'function') return undefined;
  try {
    const described: unknown = toInput({ target: 'draft-2020-12' });
    const properties = peek(described, 'properties');
    if (!isRecord(properties)) return undefined;
    return { names: Object.keys(properties), isOpen: isRecord(peek(described, 'additionalProperties')) };
  } catch {
    // Whoever writes a document of it is told.
    return undefined;
  }
}

function checkOk(id: string, { ok }: OperationDefinition): void {
  if (typeof ok !== 'object' || ok === null)
    return refuse(`the operation ${id} has no ok; say what it answers when it goes well, like ok: {}`);
  const unknown = Object.keys(ok).find((name) => !OK_MEMBERS.has(name));
  if (unknown !== undefined) refuse(`the operation ${id} has ok.${unknown}; remove it or correct its name`);
  const { data, page, raw } = ok;
  const status: number = ok.status ?? 200;
  if (raw !== undefined) {
    const isFit = Number.isInteger(status) && status >= 200 && status <= 399 && status !== 204;
    if (!isFit) refuse(`the operation ${id} has ok.raw with the status ${status}; give it one of 200–399, and no 204`);
    if (!isRecord(raw))
      refuse(`the operation ${id} has ok.raw; give the content by media type, like { 'image/png': {} }`);
    if (data !== undefined || page) refuse(`the operation ${id} has ok.raw beside data or page; leave one of them out`);
    return;
  }
  if (![200, 201, 202, 204].includes(status)) {
    refuse(
      `the operation ${id} has the ok.status ${status}; an envelope answers 200, 201, 202 or 204, anything else is raw`,
    );
  }
  if (status === 204 && (data !== undefined || page)) {
    refuse(`the operation ${id} answers 204 and has data; leave the data out, or give it another status`);
  }
  if (page && page !== true && !STYLES.includes(page)) {
    refuse(`the operation ${id} has the page ${JSON.stringify(page)}; give it true, or one of ${STYLES.join(', ')}`);
  }
  if (page && (status !== 200 || data === undefined)) {
    refuse(
      `the operation ${id} has a page without its list, or a status; give data: a schema of the list, and no status`,
    );
  }
}

/** Holds operations to each other: no two answer the same requests, and the same path has the same params. */
export function checkTogether(
  operations: Iterable<readonly [id: string, Pick<OperationDefinition, 'method' | 'path'>]>,
): void {
  const ids = new Map<string, string>();
  const paths = new Map<string, string>();
  for (const [id, { method, path }] of operations) {
    const shape = path.replace(PARAM, '{}');
    const other = ids.get(`${method} ${shape}`);
    if (other !== undefined) refuse(`${other} and ${id} are both ${method} ${path}; give one of them another path`);
    ids.set(`${method} ${shape}`, id);
    const same = paths.get(shape);
    if (same !== undefined && same !== path) {
      refuse(`${path} of the operation ${id} is ${same} with other names; give its params the same names`);
    }
    paths.set(shape, path);
  }
}

/**
 * The codes that an operation declares, with their statuses.
 *
 * @throws TypeError for one that cannot be raised, a status it does not have, and one that stands there twice.
 */
export function toDeclared(id: string, errors: OperationDefinition['errors'], api: ContractData): DeclaredCode[] {
  const seen = new Set<string>();
  return (errors ?? []).map((declared) => {
    const { reason, status } = typeof declared === 'string' ? { reason: declared, status: undefined } : declared;
    const { entries } = api.registry;
    const entry = Object.hasOwn(entries, reason) ? entries[reason] : undefined;
    const problem = unraisable(entry);
    if (entry === undefined || problem !== undefined) {
      return refuse(`the operation ${id} declares ${reason}, which ${problem}; declare what it can answer`);
    }
    if (seen.has(reason))
      refuse(`the operation ${id} declares ${reason} twice; declare it once, with all its statuses`);
    seen.add(reason);
    const statuses = status === undefined ? statusesOf(entry) : [status].flat();
    const known: ReadonlySet<number> = new Set([...statusesOf(entry), ...statusesAsSpeaker(reason, api)]);
    const unfit = statuses.find((each) => !known.has(each));
    if (unfit !== undefined || statuses.length === 0) {
      refuse(
        `the operation ${id} declares ${reason} with ${unfit ?? 'no status'}; give it one of ${[...known].join(', ')}`,
      );
    }
    return Object.freeze({ reason, statuses: Object.freeze([...new Set(statuses)].toSorted((a, b) => a - b)) });
  });
}

/** The statuses that a reason answers for faults and foreign errors. */
export function statusesAsSpeaker(reason: string, { faults: speakers, statuses }: ContractData): number[] {
  const ofFaults = Object.entries(speakers).filter(([, speaker]) => speaker === reason);
  const ofStatuses = Object.entries(statuses).filter(([, speaker]) => speaker === reason);
  return [
    ...ofFaults.map(([name]) => faults[name as FaultName].status),
    ...ofStatuses.map(([status]) => Number(status)),
  ];
}
