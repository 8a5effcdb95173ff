import type { CodeEntry, ContractData, Envelope } from '@kuvert/core';
import type { OperationData } from '@kuvert/core/operations';
import { anywhereOf, toFailureSchema } from './failure.ts';
import { atCodes } from './code-place.ts';
import { headersOf } from './data-place.ts';
import { headersOfFailure } from './headers.ts';
import { toName } from './names.ts';
import { toResponse, withoutCharset } from './response.ts';
import type { Answer, Common } from './response.ts';
import type { JsonSchema } from './schema.ts';
import { acceptsNothing, toJsonSchema } from './standard.ts';
import { toSuccessSchema } from './success.ts';

/** The envelopes a contract answers in, its own first. */
function envelopesOf({ envelope, alternatives }: ContractData): readonly Envelope[] {
  return [envelope, ...(alternatives?.envelopes ?? [])];
}

const PHRASES: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No content',
  206: 'Partial content',
  301: 'Moved permanently',
  302: 'Found',
  303: 'See other',
  304: 'Not modified',
  307: 'Temporary redirect',
  308: 'Permanent redirect',
};

/** All that one operation answers, by status. */
export class Answers {
  readonly #common: Common;
  readonly #answers = new Map<number, Answer>();

  constructor(common: Common) {
    this.#common = common;
  }

  /** What it answers when it goes well. */
  succeed({ id, ok }: OperationData): void {
    const { contract, place } = this.#common;
    const { data, page = false, raw, description } = ok;
    const status: number = ok.status ?? 200;
    if (raw !== undefined) {
      const answer = this.#at(status, [description ?? PHRASES[status] ?? 'Done']);
      if (status >= 300 && status !== 304) answer.headers.add('location');
      for (const [type, schema] of Object.entries(raw)) {
        const described = toJsonSchema(schema, 'output', `the content ${type} of the operation ${id}`);
        this.#add(answer, type, place.put(described, `${toName(id)}Content`));
      }
      return;
    }
    const described = data && {
      schema: place.put(toJsonSchema(data, 'output', `the data of the operation ${id}`), `${toName(id)}Data`),
      isOptional: page === false && acceptsNothing(data),
    };
    for (const envelope of envelopesOf(contract)) {
      const sent = envelope.isAlwaysOk === true ? 200 : status;
      const answer = this.#at(sent, [description ?? PHRASES[status] ?? 'Done']);
      if (status === 201) answer.headers.add('location');
      for (const name of headersOf(envelope, page !== false)) answer.headers.add(name);
      // No envelope is written where there is no body.
      if (sent === 204) continue;
      if (contract.alternatives !== undefined) answer.headers.add('vary');
      const type = withoutCharset(envelope.mediaType);
      if (answer.content.has(type)) answer.loose?.add(type);
      this.#add(answer, type, toSuccessSchema(envelope, described, page !== false, place));
    }
  }

  /** The codes that it declares, and with what is always 200 those that any request may be answered with. */
  fail({ errors }: Pick<OperationData, 'errors'>): void {
    const { contract } = this.#common;
    const { entries } = contract.registry;
    for (const envelope of envelopesOf(contract)) {
      for (const { reason, statuses } of errors) {
        for (const status of statuses) this.#fail(envelope, reason, status);
      }
      if (envelope.isAlwaysOk !== true) continue;
      const declared = new Set(errors.map(({ reason }) => reason));
      for (const reason of anywhereOf(contract)) {
        if (!declared.has(reason))
          this.#fail(envelope, reason, [(entries[reason] as CodeEntry).status].flat()[0] as number);
      }
    }
  }

  #fail(envelope: Envelope, reason: string, status: number): void {
    const { contract } = this.#common;
    const entry = contract.registry.entries[reason] as CodeEntry;
    const answer = this.#at(envelope.isAlwaysOk === true ? 200 : status, [`${reason}: ${entry.message}`]);
    addFailure(answer.headers, contract, headersOfFailure(status, [entry]));
    this.#add(answer, mediaTypeOfFailure(envelope), putFailure(reason, envelope, this.#common));
  }

  #at(status: number, texts: readonly string[]): Answer {
    const answer: Answer = this.#answers.get(status) ?? {
      texts: [],
      headers: new Set(),
      content: new Map(),
      loose: new Set(),
    };
    this.#answers.set(status, answer);
    answer.texts.push(...texts.filter((text) => !answer.texts.includes(text)));
    return answer;
  }

  #add(answer: Answer, mediaType: string, schema: JsonSchema): void {
    const type = withoutCharset(mediaType);
    const schemas = answer.content.get(type) ?? [];
    const text = JSON.stringify(schema);
    if (!schemas.some((each) => JSON.stringify(each) === text)) answer.content.set(type, [...schemas, schema]);
  }

  /** Response objects by status. */
  toResponses(): Record<string, JsonSchema> {
    const byStatus = [...this.#answers].toSorted(([one], [other]) => one - other);
    return Object.fromEntries(byStatus.map(([status, answer]) => [String(status), toResponse(answer, this.#common)]));
  }
}

/** Gives the codes of operations their names before anything else has one. */
export function putFailures(operations: readonly OperationData[], common: Common): void {
  const reasons = new Set([
    ...anywhereOf(common.contract),
    ...operations.flatMap(({ errors }) => errors.map(({ reason }) => reason)),
  ]);
  for (const envelope of envelopesOf(common.contract)) {
    for (const reason of reasons) putFailure(reason, envelope, common);
  }
}

/** What stands for one code in an envelope. */
function putFailure(reason: string, envelope: Envelope, { contract, place, failures }: Common): JsonSchema {
  const name = toName(reason) + (envelope === contract.envelope ? '' : toName(envelope.name));
  const key = `${reason} ${envelopesOf(contract).indexOf(envelope)}`;
  const known =
    failures.get(key) ?? place.share('schemas', name, place.put(toFailureSchema(reason, contract, envelope), name));
  failures.set(key, known);
  return known;
}

/**
 * The answer that any request may get, in the envelopes that tell failures by their status. `codes` is the schema of all
 * codes, where there is one.
 */
export function toDefault(common: Common, codes?: JsonSchema): JsonSchema | undefined {
  const { contract } = common;
  const envelopes = envelopesOf(contract).filter(({ isAlwaysOk }) => isAlwaysOk !== true);
  if (envelopes.length === 0) return undefined;
  const headers = new Set<string>();
  addFailure(headers, contract, ['www-authenticate', 'allow', 'retry-after']);
  const content = new Map<string, JsonSchema[]>();
  for (const envelope of envelopes) {
    const type = withoutCharset(mediaTypeOfFailure(envelope));
    const schemas = anywhereOf(contract).map((reason) => putFailure(reason, envelope, common));
    content.set(type, [...(content.get(type) ?? []), ...schemas]);
  }
  const own = withoutCharset(mediaTypeOfFailure(contract.envelope));
  const said = codes === undefined ? undefined : new Map([[own, atCodes(contract.envelope, codes)]]);
  return toResponse({ texts: ['What any request may be answered with.'], headers, content, said }, common);
}

function addFailure(headers: Set<string>, { alternatives, languages }: ContractData, names: readonly string[]): void {
  for (const name of names) headers.add(name);
  if (languages !== undefined) headers.add('content-language');
  if (languages !== undefined || alternatives !== undefined) headers.add('vary');
}

const mediaTypeOfFailure = ({ mediaType, failureMediaType = mediaType }: Envelope): string => failureMediaType;
