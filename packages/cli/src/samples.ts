import type { CodeEntry } from '@kuvert/core';
import type { CodeFacts } from './facts.ts';

type Params = NonNullable<CodeEntry['params']>;

/** What a schema is tried with until it takes something. */
const candidates: readonly unknown[] = [
  'text',
  1,
  true,
  'a@example.com',
  'https://example.com/',
  '2030-01-01T00:00:00Z',
  '2030-01-01',
  '123e4567-e89b-42d3-a456-426614174000',
  [],
  {},
  null,
];

/** Params a code can be raised with, to show it; `undefined` for a code without params. */
export function sampleOf(declared: Params, { params }: CodeFacts): Readonly<Record<string, unknown>> | undefined {
  if (params === undefined) return undefined;
  const kinds = new Map(Object.entries(declared));
  return Object.fromEntries(Object.keys(params).map((name) => [name, sample(name, kinds.get(name))]));
}

function sample(name: string, kind: Params[string] | undefined): unknown {
  if (kind === undefined || kind === 'string') return name;
  if (kind === 'boolean') return true;
  if (kind === 'number') return 1.5;
  if (kind === 'integer') return 3;
  return candidates.find((candidate) => takes(kind, candidate)) ?? name;
}

function takes(schema: Exclude<Params[string], string>, value: unknown): boolean {
  try {
    const result = schema['~standard'].validate(value);
    return !(result instanceof Promise) && result.issues === undefined;
  } catch {
    return false;
  }
}
