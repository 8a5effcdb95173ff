import type { JsonSchema } from './envelope.ts';
import type { Issue } from './issues.ts';

/** What the places of a template are filled with, by the name of the slot. `Data` is the data, `Code` the wire code. */
export interface SlotValues<Data, Code> {
  readonly data: Data;
  readonly meta: Readonly<Record<string, unknown>> | undefined;
  readonly number: number | undefined;
  readonly size: number;
  readonly count: number;
  readonly offset: number | undefined;
  readonly total: number | undefined;
  readonly totalPages: number | undefined;
  readonly hasNext: boolean;
  readonly nextCursor: string | undefined;
  readonly previousCursor: string | undefined;
  readonly next: string | undefined;
  readonly previous: string | undefined;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly code: Code;
  readonly reason: string;
  readonly status: number;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>> | undefined;
  readonly docs: string | undefined;
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;
  readonly path: Issue['path'];
  readonly field: string;
  readonly issue: string;
  readonly why: string;
  readonly in: Issue['in'];
}

export type SlotName = keyof SlotValues<unknown, unknown>;

/** Stands for the type that the value of a slot has. */
export interface AsGiven {
  readonly asGiven: true;
}

/** A place in a template. `Wire` is what stands there. */
export class Slot<Name extends SlotName = SlotName, Wire = unknown> {
  readonly name: Name;
  /** What a value is on the wire; `undefined` leaves the member out. */
  readonly write: (value: unknown) => unknown;
  /** The value of what was on the wire; `undefined` for what cannot stand there. */
  readonly read: (wire: unknown) => unknown;
  readonly schema: JsonSchema;
  /** Whether an answer may go without it. */
  readonly isOptional: boolean;
  /** Only for types. */
  declare readonly wire: Wire;

  constructor(
    name: Name,
    schema: JsonSchema,
    read: (wire: unknown) => unknown,
    isOptional = false,
    write: (value: unknown) => unknown = (value) => value,
  ) {
    this.name = name;
    this.schema = schema;
    this.read = read;
    this.isOptional = isOptional;
    this.write = write;
  }
}

/** A list with one member for each issue, none where there are no issues. */
export class IssueList<Item = unknown> {
  readonly item: Item;

  constructor(item: Item) {
    this.item = item;
  }
}

/** A member that is only written. */
export class Derived<Parts, Wire = unknown> {
  readonly write: (parts: Parts) => Wire;

  constructor(write: (parts: Parts) => Wire) {
    this.write = write;
  }
}

const toText = (wire: unknown): unknown => (typeof wire === 'string' ? wire : undefined);
const toBoolean = (wire: unknown): unknown => (typeof wire === 'boolean' ? wire : undefined);
/** Headers give numbers as text. */
const toCount = (wire: unknown): unknown => {
  const value = typeof wire === 'string' && /^\d{1,15}$/.test(wire) ? Number(wire) : wire;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? value : undefined;
};
const toRecord = (wire: unknown): unknown =>
  typeof wire === 'object' && wire !== null && !Array.isArray(wire) ? wire : undefined;
const toCode = (wire: unknown): unknown => (typeof wire === 'string' || typeof wire === 'number' ? wire : undefined);

const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };

const optionalText = <Name extends SlotName>(name: Name): Slot<Name, AsGiven> => new Slot(name, text, toText, true);
const optionalCount = <Name extends SlotName>(name: Name): Slot<Name, AsGiven> => new Slot(name, count, toCount, true);

type SuccessSlot =
  | 'data'
  | 'meta'
  | 'number'
  | 'size'
  | 'count'
  | 'offset'
  | 'total'
  | 'totalPages'
  | 'hasNext'
  | 'nextCursor'
  | 'previousCursor'
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'requestId';
type FailureSlot = 'code' | 'reason' | 'status' | 'message' | 'params' | 'docs' | 'retryAfter' | 'requestId';
type SlotsOf<Name extends SlotName> = { readonly [Each in Name]: Slot<Each, AsGiven> };

/** What a success and a page are made of. */
export const success: SlotsOf<SuccessSlot> = {
  /** What the handler gave; of a page, its items. */
  data: new Slot('data', {}, (wire) => wire, true),
  meta: new Slot('meta', { type: 'object' }, toRecord, true),
  /** The number of the page, from 1. */
  number: optionalCount('number'),
  /** Rows a full page has. */
  size: new Slot('size', count, toCount),
  /** Rows this page has. */
  count: new Slot('count', count, toCount),
  /** Rows before this page. */
  offset: optionalCount('offset'),
  total: optionalCount('total'),
  totalPages: optionalCount('totalPages'),
  hasNext: new Slot('hasNext', { type: 'boolean' }, toBoolean),
  nextCursor: optionalText('nextCursor'),
  previousCursor: optionalText('previousCursor'),
  /** The link to the next page; so are `previous`, `first` and `last`. */
  next: optionalText('next'),
  previous: optionalText('previous'),
  first: optionalText('first'),
  last: optionalText('last'),
  requestId: optionalText('requestId'),
};

/** What a failure is made of. */
export const failure: SlotsOf<FailureSlot> = {
  /** The wire code. */
  code: new Slot('code', { type: ['integer', 'string'] }, toCode),
  reason: new Slot('reason', text, toText),
  /** The status of the code, whatever that of the answer. */
  status: new Slot('status', { type: 'integer', minimum: 300, maximum: 599 }, toCount),
  message: new Slot('message', text, toText),
  params: new Slot('params', { type: 'object' }, toRecord, true),
  /** Where the code is explained. */
  docs: optionalText('docs'),
  /** Seconds. */
  retryAfter: optionalCount('retryAfter'),
  requestId: optionalText('requestId'),
};

interface IssueSlots extends SlotsOf<'path' | 'field' | 'in'> {
  readonly code: Slot<'issue', AsGiven>;
  readonly message: Slot<'why', AsGiven>;
}

/** What an issue is made of. */
export const issue: IssueSlots = {
  path: new Slot('path', { type: 'array' }, (wire) => (Array.isArray(wire) ? wire : undefined)),
  /** The path as text, its members between dots. */
  field: new Slot('field', { type: 'string' }, toText),
  code: new Slot('issue', text, toText),
  message: new Slot('why', text, toText),
  in: new Slot('in', text, toText, true),
};

/** A slot with a conversion of its own. */
export function via<Name extends SlotName, Wire>(
  { name, isOptional }: Slot<Name>,
  { write, read, schema = {} }: { write: (value: never) => Wire; read: (wire: never) => unknown; schema?: JsonSchema },
): Slot<Name, Wire> {
  const reading = (wire: unknown): unknown => {
    try {
      return read(wire as never);
    } catch {
      return undefined;
    }
  };
  return new Slot(name, schema, reading, isOptional, (value) =>
    value === undefined ? undefined : write(value as never),
  );
}

/** A slot that is never left out: where there is nothing, it has this. */
export function or<Name extends SlotName, Wire, const Else extends string | number | boolean | null>(
  { name, schema, read, write }: Slot<Name, Wire>,
  nothing: Else,
): Slot<Name, Wire | Else> {
  return new Slot(
    name,
    { anyOf: [schema, { const: nothing }] },
    (wire) => (wire === nothing ? (name === 'data' ? wire : undefined) : read(wire)),
    false,
    (value) => (value === undefined ? nothing : write(value)),
  );
}

/** A number, or the code, as text. */
export function asText<Name extends SlotName>({ name, isOptional }: Slot<Name>): Slot<Name, string> {
  const read = (wire: unknown): unknown => (name === 'code' ? toCode(wire) : toCount(wire));
  return new Slot(name, text, read, isOptional, (value) =>
    value === undefined ? undefined : `${value as number | string}`,
  );
}

/** The number of the page, from 0. */
export const zeroBased: Slot<'number', number> = via(success.number, {
  write: (number: number) => number - 1,
  read: (wire: unknown) => (toCount(wire) === undefined ? undefined : Number(wire) + 1),
  schema: count,
});

/** One member for each issue, made from {@link issue}; left out where there are none. */
export function eachIssue<const Item>(item: Item): IssueList<Item> {
  return new IssueList(item);
}

/** A member that is worked out from the parts of an answer, and not read back. */
export function derived<Parts, Wire>(write: (parts: Parts) => Wire): Derived<Parts, Wire> {
  return new Derived(write);
}

const SPREAD: unique symbol = Symbol('spread');

/** To be spread into a template: here the members of the data stand, beside those of the template, which win. */
export const spread: { readonly [SPREAD]: true } = { [SPREAD]: true };

/** Whether the data is spread into a template. */
export function hasSpread(template: object): boolean {
  return Object.hasOwn(template, SPREAD);
}
