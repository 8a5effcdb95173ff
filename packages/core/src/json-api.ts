import type { DataOrNull, Envelope, EnvelopeReader, EnvelopeTypes, FailureParts, SuccessParts } from './envelope.ts';
import type { InputPlace, Issue } from './issues.ts';
import type { PageKey } from './pagination.ts';
import { decode } from './json-api-decode.ts';
import { schemas } from './json-api-schemas.ts';
import { isRecord, present } from './read.ts';

/** Where an input stood that was refused (JSON:API 1.1, "Error Objects"). */
export interface JsonApiSource {
  /** RFC 6901, into the body. */
  readonly pointer?: string;
  /** A query parameter. */
  readonly parameter?: string;
  readonly header?: string;
}

/** An error object. There is one for each issue, and one where there are none. */
export interface JsonApiError<Code> {
  /** The id of the request. */
  readonly id?: string;
  readonly links?: { readonly about: string };
  /** The HTTP status, as text. */
  readonly status: string;
  readonly code: Code extends number | string ? `${Code}` : string;
  readonly title: string;
  /** Of an issue, why the input was refused. */
  readonly detail: string;
  readonly source?: JsonApiSource;
  readonly meta: {
    readonly reason: string;
    readonly params?: Readonly<Record<string, unknown>>;
    /** The code of an issue, and the members on the way to the input where `source` cannot say them. */
    readonly issue?: string;
    readonly in?: InputPlace;
    readonly path?: Issue['path'];
    readonly retry_after?: number;
  };
}

/** What every document says of itself. */
interface JsonApiVersion {
  readonly jsonapi: { readonly version: '1.1' };
}

/** A success; without data the member is `null`. */
export interface JsonApiDocument<Data> extends JsonApiVersion {
  readonly data: Data;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** One page of a list. Links are `null` where there is no such page. */
export interface JsonApiListDocument<Items> extends JsonApiVersion {
  readonly data: Items;
  readonly links: Readonly<Record<'first' | 'last' | 'prev' | 'next', string | null>>;
  readonly meta: { readonly page: { readonly number?: number; readonly size: number; readonly total?: number } };
}

/** A failure. */
export interface JsonApiErrorDocument<Code> extends JsonApiVersion {
  readonly errors: readonly JsonApiError<Code>[];
}

/** The bodies of JSON:API. */
export interface JsonApiTypes extends EnvelopeTypes {
  readonly success: JsonApiDocument<DataOrNull<this['data']>>;
  readonly page: JsonApiListDocument<this['data']>;
  readonly failure: JsonApiErrorDocument<this['code']>;
}

/** How data becomes resource objects, and what is written beside them. */
export interface JsonApiOptions {
  /** Makes a resource object of what a handler gave, of each member of a list. Left out, handlers give those. */
  readonly resource?: (item: unknown) => unknown;
  /** Write the id of the request as the error's `id`. */
  readonly requestId?: boolean;
  /** Write where the code is explained, its `docs`, as `links.about`. */
  readonly docUrl?: boolean;
}

const jsonapi = { version: '1.1' } as const;

/** What jsonApi() reads, without what it writes: enough for a client, and a fraction of its size. */
export const jsonApiReader: EnvelopeReader = { name: 'json-api', mediaType: 'application/vnd.api+json', decode };

/**
 * JSON:API 1.1: documents with `data`, `links` and `meta`, and error objects. The HTTP status and the wire code are text.
 *
 * @example
 * const resource = (project: Project) => ({ type: 'projects', id: project.slug, attributes: { title: project.title } });
 * defineContract({ codes, envelope: jsonApi({ resource }), faults });
 */
export function jsonApi({ resource, requestId = false, docUrl = false }: JsonApiOptions = {}): Envelope<JsonApiTypes> {
  const toData = (data: unknown): unknown => {
    if (resource === undefined || data === undefined || data === null) return data ?? null;
    return Array.isArray(data) ? data.map((item) => resource(item)) : resource(data);
  };
  return {
    name: 'json-api',
    mediaType: 'application/vnd.api+json',
    wireCode: 'string',
    hasMeta: true,
    schemas,
    success: (parts) => ({ jsonapi, data: toData(parts.data), ...describe(parts) }),
    failure: (parts) => {
      const shared = {
        ...(requestId ? present({ id: parts.requestId }) : undefined),
        ...(docUrl && parts.docs !== undefined ? { links: { about: parts.docs } } : undefined),
        status: String(parts.status),
        code: String(parts.code),
      };
      return { jsonapi, errors: toErrors(parts).map((error) => Object.assign({}, shared, error)) };
    },
    decode,
  };
}

function describe({ page, meta, linkTo }: SuccessParts): object | undefined {
  if (page === undefined) return meta === undefined || Object.keys(meta).length === 0 ? undefined : { meta };
  const link = (key: PageKey | null = null): string | null => (key === null ? null : linkTo(key));
  return {
    links: { first: link(page.first), last: link(page.last), prev: link(page.previous), next: link(page.next) },
    meta: { ...meta, page: present({ number: page.number, size: page.size, total: page.total }) },
  };
}

type ErrorPart = Pick<JsonApiError<string>, 'title' | 'detail' | 'source' | 'meta'>;

function toErrors({ reason, message, params, issues, retryAfter }: FailureParts): ErrorPart[] {
  const meta = { reason, ...present({ params, retry_after: retryAfter }) };
  const one = { title: message, detail: message, meta };
  const list = Array.from(issues ?? []).filter(isRecord);
  if (list.length === 0) return [one];
  return list.map((issue) => toIssueError(issue, one));
}

function toIssueError({ path, code, message: detail, in: place }: Issue, { title, meta }: ErrorPart): ErrorPart {
  const source = toSource(path, place);
  const where = source === undefined ? present({ path, in: place }) : undefined;
  return { title, detail, ...present({ source }), meta: { ...meta, issue: code, ...where } };
}

/** A parameter or header is named by the outermost member; where that does not say all, `meta` does. */
function toSource(path: Issue['path'], place: InputPlace | undefined): JsonApiSource | undefined {
  if (place === 'body') return { pointer: path.map((key) => `/${escape(String(key))}`).join('') };
  const [name] = path;
  if (typeof name !== 'string' || path.length > 1) return undefined;
  if (place === 'query') return { parameter: name };
  return place === 'header' ? { header: name } : undefined;
}

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
