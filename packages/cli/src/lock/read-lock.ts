import { refuse, toReason } from '../problem.ts';
import { lockVersion } from './lock.ts';
import type { Lock } from './lock.ts';

/**
 * Reads a lock back.
 *
 * @param from where the text is from, for messages
 * @throws Problem where it is none, or of a newer format
 */
export function readLock(text: string, from: string): Lock {
  let lock: unknown;
  try {
    lock = JSON.parse(text);
  } catch (error) {
    refuse('input', `${from} is no JSON: ${toReason(error)}; restore it, or remove it and run kuvert lock`, error);
  }
  const version = isRecord(lock) ? lock['kuvertLock'] : undefined;
  if (typeof version === 'number' && version > lockVersion) {
    refuse('input', `${from} has the format ${version} of a newer kuvert; update @kuvert/cli`);
  }
  const problem = problemOf(lock);
  if (problem !== undefined)
    refuse('input', `${from} is no lock: ${problem}; restore it, or remove it and run kuvert lock`);
  return lock as Lock;
}

function problemOf(lock: unknown): string | undefined {
  if (!isRecord(lock) || lock['kuvertLock'] !== lockVersion) return `it does not say "kuvertLock": ${lockVersion}`;
  if (!isRecord(lock['apis'])) return 'it has no apis';
  for (const [name, api] of Object.entries(lock['apis'])) {
    const problem = problemOfApi(api);
    if (problem !== undefined) return `apis.${name} has ${problem}`;
  }
  return undefined;
}

function problemOfApi(api: unknown): string | undefined {
  if (!isRecord(api)) return 'no members';
  const { envelope, alternatives = [], codes, reserved, retired, faults, statuses, pagination } = api;
  if (!isEnvelope(envelope)) return 'no envelope';
  if (!Array.isArray(alternatives) || !alternatives.every(isEnvelope)) return 'alternatives that are none';
  if (!isRecord(codes)) return 'no codes';
  const broken = Object.entries(codes).find(([, code]) => !isCode(code));
  if (broken !== undefined) return `a code ${broken[0]} without its members`;
  if (!isRanges(reserved) || !isRanges(retired)) return 'no ranges, reserved and retired';
  if (!isTexts(faults) || !isTexts(statuses)) return 'no reasons for faults and statuses';
  return isRecord(pagination) && Object.values(pagination).every(isWireCode) ? undefined : 'no pagination';
}

function isEnvelope(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value['members'])) return false;
  const { success, page, failure } = value['members'];
  const { name, mediaType, failureMediaType = '', wireCode, successCode = '', isAlwaysOk = true, digest } = value;
  return (
    [success, page, failure].every(isTexts) &&
    [name, mediaType, failureMediaType, wireCode, digest].every((each) => typeof each === 'string') &&
    isWireCode(successCode) &&
    isAlwaysOk === true
  );
}

function isCode(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { code, status, message, params = {}, retry } = value;
  return (
    isWireCode(code) &&
    Array.isArray(status) &&
    status.length > 0 &&
    status.every((each) => Number.isInteger(each)) &&
    typeof message === 'string' &&
    isTexts(params) &&
    (retry === 'never' || retry === 'idempotent' || retry === 'safe') &&
    ['challenge', 'docs', 'deprecated'].every((name) => ['undefined', 'string'].includes(typeof value[name]))
  );
}

function isRanges(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (range) =>
        isWireCode(range) ||
        (Array.isArray(range) && range.length === 2 && range.every((end) => typeof end === 'number')),
    )
  );
}

function isWireCode(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

function isTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((each) => typeof each === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
