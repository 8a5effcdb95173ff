import type { DecodedFailure, FailureParts, JsonSchema } from './envelope.ts';
import { countAt, issuesAt, present, recordAt, textAt } from './read.ts';
import type { Issue } from './issues.ts';

/** Members of a failure beyond those of the format. All are off unless asked for. */
export interface ExtraOptions {
  /** Write why an input was refused as `errors`, a list of {@link Issue}s. */
  readonly errors?: boolean;
  /** Write the params of the code as `params`. */
  readonly params?: boolean;
  /** Write the id of the request as `request_id`. */
  readonly requestId?: boolean;
  /** Write where the code is explained, its `docs`, as `doc_url`. */
  readonly docUrl?: boolean;
  /** Write the seconds after which to try again as `retry_after`. */
  readonly retryAfter?: boolean;
}

/** The same, of an envelope whose bodies are `application/json` unless said. */
export interface JsonOptions extends ExtraOptions {
  /** A media type of its own, to be told from others of JSON. */
  readonly mediaType?: string;
}

/** The `Content-Type` of plain JSON. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** The extra members as a caller reads them. */
export interface ExtraMembers {
  readonly errors?: readonly Issue[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly request_id?: string;
  readonly doc_url?: string;
  readonly retry_after?: number;
}

/** What an envelope writes and describes of the members that were asked for. */
export interface Extras {
  readonly write: (parts: FailureParts) => ExtraMembers | undefined;
  readonly properties: JsonSchema;
}

const schemas = {
  errors: {
    type: 'array',
    items: {
      type: 'object',
      required: ['path', 'code', 'message'],
      properties: {
        path: { type: 'array', items: { type: ['string', 'integer'] } },
        code: { type: 'string', minLength: 1 },
        message: { type: 'string', minLength: 1 },
        in: { enum: ['body', 'query', 'path', 'header'] },
      },
    },
  },
  params: { type: 'object' },
  request_id: { type: 'string', minLength: 1 },
  doc_url: { type: 'string', minLength: 1 },
  retry_after: { type: 'integer', minimum: 0 },
} as const;

/** What is written of a failure for each option, in a fixed order. */
const rows: readonly (readonly [keyof ExtraOptions, keyof ExtraMembers, keyof FailureParts])[] = [
  ['errors', 'errors', 'issues'],
  ['params', 'params', 'params'],
  ['requestId', 'request_id', 'requestId'],
  ['docUrl', 'doc_url', 'docs'],
  ['retryAfter', 'retry_after', 'retryAfter'],
];

/** The members that were asked for. */
export function toExtras(options: ExtraOptions): Extras {
  const asked = rows.filter(([option]) => options[option]);
  return {
    // Nothing that was not asked for is read, so that a failure is known to be the same each time.
    write(parts) {
      if (asked.length === 0) return undefined;
      const members: Record<string, unknown> = {};
      for (const [, member, part] of asked) {
        const value = parts[part];
        if (value !== undefined) members[member] = value;
      }
      return members;
    },
    properties: Object.fromEntries(asked.map(([, member]) => [member, schemas[member]])),
  };
}

/** What there is of the extra members, whether or not this contract writes them. */
export function readExtras(body: unknown): Partial<DecodedFailure> {
  return present({
    issues: issuesAt(body, 'errors'),
    params: recordAt(body, 'params'),
    requestId: textAt(body, 'request_id'),
    docs: textAt(body, 'doc_url'),
    retryAfter: countAt(body, 'retry_after'),
  });
}
