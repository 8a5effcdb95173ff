import type { CodeTable } from './codes.ts';
import { isSuccessEntry } from './codes-check.ts';
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
  definition: ContractDefinition<T, E>,
  pagination: PagePolicy,
): Readonly<Record<FaultName, string>> {
  const { codes, envelope, alternatives, languages } = definition;
  const others = alternatives?.envelopes ?? [];
  for (const each of [envelope, ...others]) checkWireCodes(codes.entries, each);
  for (const alternative of others) {
    if (typesOfOnly(alternative, envelope).length > 0) continue;
    refuse(
      `the ${alternative.name} envelope has no media type that the ${envelope.name} envelope has not; give it a mediaType of its own`,
    );
  }
  checkPagination(pagination);
  languages?.check(codes.entries);
  for (const [status, reason] of Object.entries<string>(definition.statuses ?? {})) {
    if (!/^[45]\d\d$/.test(status)) refuse(`statuses names ${status}; it maps 400–599`);
    checkSpeaker(definition, `the status ${status}`, reason);
  }
  const named: Readonly<Partial<Record<FaultName, string>>> = definition.faults;
  for (const [name, reason] of Object.entries(named)) {
    if (!Object.hasOwn(faults, name))
      refuse(`there is no fault ${name}; it is one of ${Object.keys(faults).join(', ')}`);
    checkSpeaker(definition, `the fault ${name}`, reason);
  }
  const names = Object.keys(faults) as FaultName[];
  return Object.freeze(
    Object.fromEntries(names.map((name) => [name, speakerOf(name, named)])) as Record<FaultName, string>,
  );
}

function speakerOf(name: FaultName, named: Readonly<Partial<Record<FaultName, string>>>): string {
  const row: FaultRow = faults[name];
  const reason = named[name];
  if (reason !== undefined) return reason;
  if (row.fallback === undefined) refuse(`no code speaks for the fault ${name}; name one in faults`);
  return speakerOf(row.fallback, named);
}

function checkSpeaker(
  definition: { readonly codes: { readonly entries: CodeTable } },
  what: string,
  reason: string,
): void {
  const { entries } = definition.codes;
  const entry = Object.hasOwn(entries, reason) ? entries[reason] : undefined;
  const problem = unraisable(entry);
  if (entry === undefined || problem !== undefined)
    refuse(`${what} is spoken for by ${reason}, which ${problem}; name another`);
  if (hasParams(entry)) refuse(`${what} is spoken for by ${reason}, which needs params nobody can give; name another`);
}

function checkWireCodes(entries: CodeTable, envelope: Envelope): void {
  for (const [reason, entry] of Object.entries(entries)) {
    const code = entry.code ?? reason;
    if (envelope.wireCode === 'integer' && typeof code !== 'number') {
      refuse(
        `${reason} has the code ${JSON.stringify(code)}, and the ${envelope.name} envelope writes integers; give it a number`,
      );
    }
    if (envelope.successCode === undefined || isSuccessEntry(entry) === (String(code) === String(envelope.successCode)))
      continue;
    refuse(
      `${reason} has the code ${code}; in the ${envelope.name} envelope ${envelope.successCode} is the success and nothing else`,
    );
  }
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

function refuse(problem: string): never {
  throw new TypeError(`[@kuvert/core] ${problem}.`);
}
