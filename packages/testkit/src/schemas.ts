import type { StandardSchema } from '@kuvert/core';

type SchemaResult<Output> = ReturnType<StandardSchema<unknown, Output>['~standard']['validate']>;

function schema<Output>(
  vendor: string,
  validate: (value: unknown) => SchemaResult<Output>,
): StandardSchema<unknown, Output> {
  return { '~standard': { version: 1, vendor, validate } };
}

/** Accepts whatever there is. */
export const anything: StandardSchema = schema('kuvert', (value) => ({ value }));

/** `{ name: string }`. */
export const project: StandardSchema<unknown, { readonly name: string }> = schema('kuvert', (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { issues: [{ message: 'must be an object' }] };
  }
  const { name } = value as { readonly name?: unknown };
  return typeof name === 'string' ? { value: { name } } : { issues: [{ message: 'must be a string', path: ['name'] }] };
});

/** An input with two mistakes. */
export const input: unknown = { name: 20_481_632, tags: ['oak', ''] };

/** What the schemas of Zod, Valibot and ArkType answer to {@link input}. */
const recorded = {
  zod: [
    { code: 'invalid_type', path: ['name'], message: 'Invalid input: expected string, received number' },
    { code: 'too_small', path: ['tags', 1], message: 'Too small: expected string to have >=1 characters' },
  ],
  valibot: [
    { path: [{ key: 'name' }], expected: 'string', message: 'Invalid type: Expected string but received 20481632' },
    { path: [{ key: 'tags' }, { key: 1 }], expected: '>=1', message: 'Invalid length: Expected >=1 but received 0' },
  ],
  arktype: [
    { code: 'domain', path: ['name'], expected: 'a string', message: 'name must be a string (was a number)' },
    { code: 'minLength', path: ['tags', 1], expected: 'non-empty', message: 'tags[1] must be non-empty' },
  ],
};

/** Answers as a Zod schema does. */
export const zodLike: StandardSchema = schema('zod', () => ({ issues: recorded.zod }));
/** Answers as a Valibot schema does. */
export const valibotLike: StandardSchema = schema('valibot', () => ({ issues: recorded.valibot }));
/** Answers as an ArkType schema does. */
export const arktypeLike: StandardSchema = schema('arktype', () => ({ issues: recorded.arktype }));
