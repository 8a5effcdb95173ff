import type { CodeTable, Registry } from './codes.ts';
import { indexOf, refuse } from './codes-check.ts';
import type { ContractDefinition } from './contract.ts';
import { hasParams, unraisable } from './definition.ts';
import type { Envelope, EnvelopeTypes } from './envelope.ts';
import { faults } from './faults.ts';
import type { FaultName, FaultRow } from './faults.ts';
import { typesOfOnly } from './media-types.ts';
import type { PagePolicy } from './pagination.ts';

/**
 * Holds a contract to its rules and works out which reason speaks for each fault.
 *
 * @throws TypeError for the first rule that is broken.
 */
export function toFaultTable<T extends CodeTable, E extends EnvelopeTypes>(
  { codes, envelope, alternatives, languages, statuses = {}, faults: named }: ContractDefinition<T, E>,
  pagination: PagePolicy,
): Readonly<Record<FaultName, string>> {
  checkWireCodes(codes, envelope);
  for (const alternative of alternatives?.envelopes ?? []) {
    checkWireCodes(codes, alternative);
    if (typesOfOnly(alternative, envelope).length > 0) continue;
    refuse(
      `the ${alternative.name} envelope has no media type that the ${envelope.name} envelope has not; give it a mediaType of its own`,
    );
  }
  checkPagination(pagination);
  languages?.check(codes.entries);
  for (const [status, reason] of Object.entries<string>(statuses)) {
    if (!/^[45]\d\d$/.test(status)) refuse(`statuses names ${status}; it maps 400–599`);
    checkSpeaker(codes.entries, `the status ${status}`, reason);
  }
  for (const [name, reason] of Object.entries<string>(named)) {
    if (!Object.hasOwn(faults, name))
      refuse(`there is no fault ${name}; it is one of ${Object.keys(faults).join(', ')}`);
    checkSpeaker(codes.entries, `the fault ${name}`, reason);
  }
  const speakers: Partial<Record<FaultName, string>> = {};
  // Each stands below the one it falls back on.
  for (const [name, { fallback }] of Object.entries<FaultRow>(faults) as [FaultName, FaultRow][]) {
    speakers[name] =
      named[name] ??
      (fallback && speakers[fallback]) ??
      refuse(`no code speaks for the fault ${name}; name one in faults`);
  }
  return Object.freeze(speakers as Record<FaultName, string>);
}

function checkSpeaker(entries: CodeTable, what: string, reason: string): void {
  const entry = Object.hasOwn(entries, reason) ? entries[reason] : undefined;
  const problem = unraisable(entry) ?? (entry && hasParams(entry) ? 'needs params nobody can give' : undefined);
  if (problem !== undefined) refuse(`${what} is spoken for by ${reason}, which ${problem}; name another`);
}

function checkWireCodes(codes: Registry, { name, wireCode, successCode }: Envelope): void {
  const { reasons, success, textual } = indexOf(codes);
  if (wireCode === 'integer' && textual !== undefined) {
    const code = JSON.stringify(codes.entries[textual]?.code ?? textual);
    refuse(`${textual} has the code ${code}, and the ${name} envelope writes integers; give it a number`);
  }
  if (successCode === undefined) return;
  const taken = reasons.get(String(successCode));
  const wrong = taken ?? success;
  if (wrong === undefined || taken === success) return;
  refuse(
    `${wrong} has the code ${codes.entries[wrong]?.code ?? wrong}; in the ${name} envelope ${successCode} is the success and nothing else`,
  );
}

function checkPagination({ defaultSize, maxSize, firstPage, ...names }: PagePolicy): void {
  if (firstPage !== 0 && firstPage !== 1) refuse(`pagination has the first page ${String(firstPage)}; it is 0 or 1`);
  if (
    !Number.isSafeInteger(defaultSize) ||
    !Number.isSafeInteger(maxSize) ||
    defaultSize < 1 ||
    defaultSize > maxSize
  ) {
    refuse(
      `pagination has the default size ${defaultSize} and the maximum ${maxSize}; give integers, 1 ≤ default ≤ maximum`,
    );
  }
  for (const [style, name] of Object.entries(names)) {
    if (typeof name !== 'string' || name === '') refuse(`pagination names no query parameter for ${style}`);
  }
}
