import type { JsonSchema } from './envelope.ts';
import { isRecord } from './read.ts';
import { Derived, hasSpread, IssueList, Slot } from './slots.ts';
import type { AsGiven, SlotName, SlotValues, spread } from './slots.ts';

/** The values of slots, by name, as they are written or were read. */
export type Facts = { [Name in SlotName]?: unknown } & { issues?: readonly Facts[] | undefined };

/** One template, taken apart. */
export interface Template {
  /** What is written, given the facts and, for what is derived, the parts themselves. */
  readonly write: (facts: Facts, parts: unknown) => unknown;
  /** Reads what was written into the facts, and says whether it is of this template: whether its literals stand there. */
  readonly read: (wire: unknown, facts: Facts) => boolean;
  readonly schema: JsonSchema;
  /** Whether an answer may go without it. */
  readonly isOptional: boolean;
  /** The literals in it, by which it is told from another. */
  readonly literals: number;
  /** The names of its slots. */
  readonly slots: ReadonlySet<SlotName>;
}

/** What a template is on the wire. */
export type Fill<T, Data, Code> =
  T extends Slot<infer Name, infer Wire>
    ? [Wire] extends [AsGiven]
      ? SlotValues<Data, Code>[Name]
      : AsGiven extends Wire
        ? Exclude<SlotValues<Data, Code>[Name], undefined> | Exclude<Wire, AsGiven>
        : Wire
    : T extends IssueList<infer Item>
      ? readonly Fill<Item, Data, Code>[] | undefined
      : T extends Derived<never, infer Wire>
        ? Wire
        : T extends typeof spread
          ? Data & FillMembers<T, Data, Code>
          : T extends readonly unknown[] | Readonly<Record<string, unknown>>
            ? FillMembers<T, Data, Code>
            : T;

type FillMembers<T, Data, Code> = { readonly [K in keyof T as K extends symbol ? never : K]: Fill<T[K], Data, Code> };

/**
 * Takes a template apart: slots, lists of issues, derived members, objects and lists of those, and literals.
 *
 * @throws TypeError for a member that is none of these.
 */
export function toTemplate(template: unknown): Template {
  if (template instanceof Slot) return ofSlot(template);
  if (template instanceof IssueList) return ofIssues(toTemplate(template.item));
  if (template instanceof Derived) return ofDerived(template as Derived<unknown>);
  if (Array.isArray(template)) return ofList(template.map(toTemplate));
  if (isRecord(template)) return ofObject(template);
  if (template === null || ['string', 'number', 'boolean'].includes(typeof template)) return ofLiteral(template);
  throw new TypeError(`[@kuvert/core] a template has ${typeof template}; give literals, slots, and objects of those.`);
}

function ofSlot({ name, schema, isOptional, write, read }: Slot): Template {
  return {
    write: (facts) => write(facts[name]),
    read(wire, facts) {
      const value = wire === undefined ? undefined : read(wire);
      if (value !== undefined) facts[name] = value;
      // Something else where it is to stand is no envelope of ours; nothing may be, where it is allowed.
      return value !== undefined || isOptional || wire !== undefined;
    },
    schema,
    isOptional,
    literals: 0,
    slots: new Set([name]),
  };
}

function ofLiteral(literal: unknown): Template {
  return {
    write: () => literal,
    read: (wire) => wire === literal,
    schema: { const: literal },
    isOptional: false,
    literals: 1,
    slots: new Set(),
  };
}

function ofDerived({ write }: Derived<unknown>): Template {
  return {
    write: (facts, parts) => {
      // It may be another each time: who reads the id of the request says so.
      void facts.requestId;
      return write(parts);
    },
    read: () => true,
    schema: {},
    isOptional: true,
    literals: 0,
    slots: new Set(),
  };
}

function ofIssues(item: Template): Template {
  return {
    write: ({ issues }, parts) => issues?.map((each) => item.write(each, parts)),
    read(wire, facts) {
      if (Array.isArray(wire)) {
        facts.issues = wire.map((each) => {
          const issue: Facts = {};
          item.read(each, issue);
          return issue;
        });
      }
      return true;
    },
    schema: { type: 'array', items: item.schema },
    isOptional: true,
    literals: 0,
    slots: new Set(),
  };
}

function ofList(items: readonly Template[]): Template {
  return {
    write: (facts, parts) => items.map((item) => item.write(facts, parts)),
    read: (wire, facts) =>
      Array.isArray(wire) && wire.length >= items.length && items.every((item, at) => item.read(wire[at], facts)),
    schema: {
      type: 'array',
      ...(items.length === 0 ? undefined : { minItems: items.length, prefixItems: items.map(({ schema }) => schema) }),
    },
    isOptional: false,
    literals: sum(items),
    slots: slotsOf(items),
  };
}

function ofObject(template: Readonly<Record<string, unknown>>): Template {
  const members = Object.entries(template).map(([name, value]) => [name, toTemplate(value)] as const);
  const all = members.map(([, member]) => member);
  const isSpread = hasSpread(template);
  // Nothing but what may be left out: then so may the whole.
  const isOptional = !isSpread && all.every((member) => member.isOptional);
  const names = new Set(members.map(([name]) => name));
  return {
    write(facts, parts) {
      const written = members.map(([name, member]) => [name, member.write(facts, parts)] as const);
      const there = Object.fromEntries(written.filter(([, value]) => value !== undefined));
      if (isSpread) return { ...toMembers(facts.data), ...there };
      return isOptional && Object.keys(there).length === 0 ? undefined : there;
    },
    read(wire, facts) {
      if (!isRecord(wire)) return isOptional && wire === undefined;
      if (isSpread) facts.data = Object.fromEntries(Object.entries(wire).filter(([name]) => !names.has(name)));
      return members.every(([name, member]) => member.read(Object.hasOwn(wire, name) ? wire[name] : undefined, facts));
    },
    schema: {
      type: 'object',
      required: members.filter(([, member]) => !member.isOptional).map(([name]) => name),
      properties: Object.fromEntries(members.map(([name, member]) => [name, member.schema])),
    },
    isOptional,
    literals: sum(all),
    slots: isSpread ? new Set([...slotsOf(all), 'data']) : slotsOf(all),
  };
}

/** @throws TypeError for data that has no members to spread. */
function toMembers(data: unknown): object {
  if (data === undefined) return {};
  const value: unknown = isRecord(data) && typeof data['toJSON'] === 'function' ? data['toJSON']('') : data;
  if (isRecord(value)) return value;
  throw new TypeError(`[@kuvert/core] this envelope spreads its data, and was given ${kindOf(value)}; give an object.`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value;
}

function sum(templates: readonly Template[]): number {
  return templates.reduce((total, { literals }) => total + literals, 0);
}

function slotsOf(templates: readonly Template[]): Set<SlotName> {
  return new Set(templates.flatMap(({ slots }) => [...slots]));
}
