import type {
  Decoded,
  DecodedPage,
  Envelope,
  EnvelopeTypes,
  FailureParts,
  HeaderReader,
  SuccessParts,
} from './envelope.ts';
import type { Issue } from './issues.ts';
import { readLinkHeader, toLinkHeader } from './link-header.ts';
import type { PageKey } from './pagination.ts';
import { present } from './read.ts';
import { toTemplate } from './template.ts';
import type { Facts, Fill, Template } from './template.ts';

export { asText, derived, eachIssue, failure, issue, or, spread, success, via, zeroBased } from './slots.ts';

/** The bodies of a house format, by its templates. */
export interface HouseTypes<S, P, F> extends EnvelopeTypes {
  readonly success: Fill<S, this['data'], never>;
  readonly page: Fill<P, this['data'], never>;
  readonly failure: Fill<F, never, this['code']>;
}

/** A house format: what its bodies look like, with slots for what changes. */
export interface HouseFormat<S, P, F> {
  readonly name: string;
  /** Of a success. A literal tells it from a failure; what is no slot and no literal is written by `derived`. */
  readonly success: S;
  /** Of one page; as a success where left out. */
  readonly page?: P;
  /** Of a failure. It has the code or the reason. */
  readonly failure: F;
  /** Headers of a page by name, each a slot. */
  readonly headers?: Readonly<Record<string, unknown>>;
  /** Link pages by the `Link` header (RFC 8288). */
  readonly links?: boolean;
  /** `application/json; charset=utf-8` unless said. */
  readonly mediaType?: string;
  readonly failureMediaType?: string;
  /** With `integer`, every code of the registry is to be one. `any` unless said. */
  readonly wireCode?: Envelope['wireCode'];
  /** The wire code that only a success has. */
  readonly successCode?: number | string;
  /** Answer 200 always. */
  readonly isAlwaysOk?: boolean;
}

/**
 * Defines a house format by examples of its bodies: what is written, what is read back and the JSON Schemas all come from
 * the same templates. A member whose slot has nothing is left out; so is an object without any other.
 *
 * @throws TypeError for a template of something JSON has not, and for a failure with neither code nor reason.
 * @example
 * const envelope = defineEnvelope({
 *   name: 'acme',
 *   success: { ok: true, result: success.data },
 *   page: { ok: true, result: success.data, next: or(success.nextCursor, null) },
 *   failure: { ok: false, error: { code: failure.code, text: failure.message } },
 * });
 */
export function defineEnvelope<const S, const F, const P = S>(
  format: HouseFormat<S, P, F>,
): Envelope<HouseTypes<S, P, F>> {
  const { name, mediaType = 'application/json; charset=utf-8', wireCode = 'any', links = false } = format;
  const one = toTemplate(format.success);
  const page = toTemplate(format.page ?? format.success);
  const failed = toTemplate(format.failure);
  const headers = Object.entries(format.headers ?? {}).map(([header, slot]) => [header, toTemplate(slot)] as const);
  if (!failed.slots.has('code') && !failed.slots.has('reason')) {
    throw new TypeError(`[@kuvert/core] a failure of the ${name} envelope has neither code nor reason; give it one.`);
  }
  const writeHeaders = (parts: SuccessParts): Record<string, string | undefined> => {
    const facts = ofSuccess(parts);
    const written = headers.map(([header, slot]) => [header, slot.write(facts, parts)] as const);
    return {
      ...Object.fromEntries(
        written.map(([header, value]) => [
          header,
          value === undefined ? undefined : String(value as string | number | boolean),
        ]),
      ),
      ...(links && parts.page !== undefined ? { link: toLinkHeader(parts.page, parts.linkTo) } : undefined),
    };
  };
  const readSuccess = (body: unknown, header?: HeaderReader): Decoded | undefined => {
    const facts: Facts = {};
    const linked = links && typeof header?.('link') === 'string' ? readLinkHeader(header('link')) : undefined;
    for (const [each, slot] of headers) slot.read(header?.(each.toLowerCase()) ?? undefined, facts);
    const isList = page.read(body, facts) && Array.isArray(facts.data);
    const paged = isList ? { ...toDecodedPage(facts, page), ...linked } : undefined;
    if (paged !== undefined && Object.keys(paged).length > 0) return toSuccess(facts, paged);
    const plain: Facts = {};
    return one.read(body, plain) && isEnough(one, plain) ? toSuccess(plain) : undefined;
  };
  const readFailed = (body: unknown): Decoded | undefined => {
    const facts: Facts = {};
    return failed.read(body, facts) ? toFailure(facts) : undefined;
  };

  return {
    name,
    mediaType,
    wireCode,
    hasMeta: one.slots.has('meta'),
    ...present({ failureMediaType: format.failureMediaType, successCode: format.successCode }),
    ...(format.isAlwaysOk === true ? { isAlwaysOk: true } : undefined),
    schemas: { success: one.schema, page: page.schema, failure: failed.schema },
    success: (parts) => (parts.page === undefined ? one : page).write(ofSuccess(parts), parts) ?? null,
    ...(headers.length > 0 || links ? { headers: writeHeaders } : undefined),
    failure: (parts) => failed.write(ofFailure(parts), parts),
    decode(body, status, header) {
      const isFailed = status >= 300 && format.isAlwaysOk !== true;
      // What has more literals is told more surely; where neither is, the status tells.
      const failureFirst = failed.literals > one.literals || (isFailed && failed.literals === one.literals);
      const found = failureFirst
        ? (readFailed(body) ?? readSuccess(body, header))
        : (readSuccess(body, header) ?? readFailed(body));
      if (found === undefined) return { kind: 'malformed', problem: `the body is not of the ${name} envelope` };
      if (!isFailed || found.kind !== 'success') return found;
      const problem = `the body says success and the status is ${status}`;
      return readFailed(body) ?? { kind: 'malformed', problem, data: found.data };
    },
  };
}

/** Whether a success was told from anything else: by a literal, or by its data. */
function isEnough({ literals, slots }: Template, facts: Facts): boolean {
  return literals > 0 || !slots.has('data') || facts.data !== undefined;
}

function ofSuccess({ data, page, meta, linkTo, requestId }: SuccessParts): Facts {
  const facts: Facts = { data, meta, requestId };
  if (page === undefined) return facts;
  const { number, size, count, offset, total, totalPages, next, previous, first, last } = page;
  const link = (key: PageKey | null | undefined): string | undefined =>
    key === null || key === undefined ? undefined : linkTo(key);
  return Object.assign(facts, {
    number,
    size,
    count,
    offset,
    total,
    totalPages,
    hasNext: next !== null,
    nextCursor: next === null ? undefined : String(next),
    previousCursor: previous === null ? undefined : String(previous),
    next: link(next),
    previous: link(previous),
    first: link(first),
    last: link(last),
  });
}

/** The id of the request is asked for where a template has it, since what reads it is not the same each time. */
function ofFailure(parts: FailureParts): Facts {
  const { code, reason, status, message, params, docs, retryAfter, issues } = parts;
  return {
    code,
    reason,
    status,
    message,
    params,
    docs,
    retryAfter,
    issues: issues?.map((each) => ({
      path: each.path,
      field: each.path.join('.'),
      issue: each.code,
      why: each.message,
      in: each.in,
    })),
    get requestId() {
      return parts.requestId;
    },
  };
}

/** What was read of a page; what a template has and the body has not is at its end. */
function toDecodedPage(facts: Facts, { slots }: Template): DecodedPage {
  const { size, offset, total, totalPages, hasNext } = facts;
  const number =
    facts.number ??
    (typeof offset === 'number' && typeof size === 'number' && size > 0 ? Math.floor(offset / size) + 1 : undefined);
  const page: Record<string, unknown> = {
    number,
    size,
    total,
    totalPages,
    hasNext,
    first: facts.first,
    last: facts.last,
  };
  const isDescribed = Object.values(page).some((value) => value !== undefined);
  for (const name of ['nextCursor', 'previousCursor', 'next', 'previous'] as const) {
    page[name] = facts[name] ?? (slots.has(name) && isDescribed ? null : undefined);
  }
  return present(page);
}

function toSuccess({ data, meta, requestId }: Facts, page?: DecodedPage): Decoded {
  return { kind: 'success', data, ...present({ page, meta, requestId: requestId as string | undefined }) };
}

function toFailure({ code, reason, message, params, docs, retryAfter, requestId, issues }: Facts): Decoded | undefined {
  const told = (code ?? reason) as number | string | undefined;
  if (told === undefined) return undefined;
  return {
    kind: 'failure',
    code: told,
    message: (message ?? '') as string,
    ...present({ reason, params, docs, retryAfter, requestId, issues: issues?.map(toIssue) }),
  } as Decoded;
}

function toIssue({ path, field, issue, why, in: place }: Facts): Issue {
  const keys = path ?? (typeof field === 'string' && field !== '' ? field.split('.').map(toKey) : []);
  return { path: keys, code: issue ?? 'invalid', message: why ?? '', ...present({ in: place }) } as Issue;
}

const toKey = (key: string): string | number => (/^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : key);
