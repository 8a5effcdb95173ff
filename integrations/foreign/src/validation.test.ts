import { type } from 'arktype';
import { SchemaError } from '@standard-schema/utils';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { z as z3 } from 'zod/v3';
import { adapters } from './adapters.ts';

const SECRET = 'hunter2';
const input = { name: SECRET, items: [{ id: SECRET }] };
const issue = (path: readonly (string | number)[], code = 'invalid'): object => ({
  path,
  code,
  message: 'Invalid value',
});
const both = (name: string, id: string): readonly object[] => [issue(['name'], name), issue(['items', 0, 'id'], id)];

const zod4 = z.object({ name: z.string().max(3), items: z.array(z.object({ id: z.number() })) });
const zod4mini = mini.object({
  name: mini.string().check(mini.maxLength(3)),
  items: mini.array(mini.object({ id: mini.number() })),
});
const zod3 = z3.object({ name: z3.string().max(3), items: z3.array(z3.object({ id: z3.number() })) });
const valibot = v.object({ name: v.pipe(v.string(), v.maxLength(3)), items: v.array(v.object({ id: v.number() })) });
const ark = type({ name: 'string <= 3', items: type({ id: 'number' }).array() });

const cases: readonly (readonly [what: string, parse: () => unknown, errors: readonly object[]])[] = [
  ['Zod 4', () => zod4.parse(input), both('too_big', 'invalid_type')],
  ['Zod 4, asynchronously', async () => zod4.parseAsync(input), both('too_big', 'invalid_type')],
  ['Zod 4 Mini', () => zod4mini.parse(input), both('too_big', 'invalid_type')],
  ['Zod 3', () => zod3.parse(input), both('too_big', 'invalid_type')],
  ['Valibot', () => v.parse(valibot, input), both('invalid', 'invalid')],
  ['ArkType', () => ark.assert(input), both('maxLength', 'domain').toReversed()],
  [
    'an error of Standard Schema',
    () => {
      const result = valibot['~standard'].validate(input);
      throw new SchemaError('issues' in result ? (result.issues ?? []) : []);
    },
    both('invalid', 'invalid'),
  ],
  [
    'a ZodError made by hand, which is no Error in Zod 4',
    () => {
      throw new z.ZodError([{ code: 'custom', path: ['name'], message: SECRET, input: SECRET }]);
    },
    [issue(['name'], 'custom')],
  ],
  [
    'the error of safeParse, thrown',
    () => {
      throw zod4.safeParse(input).error;
    },
    both('too_big', 'invalid_type'),
  ],
];

describe.each(Object.entries(adapters))('%s', (_, start) => {
  test.each(cases)('%s', async (_what, parse, errors) => {
    const server = await start(parse);

    await server.expect({}, { status: 400, reason: 'INVALID_INPUT', errors });
  });
});

test('the ZodError that another API answered with is no one’s input here', async () => {
  const answered: unknown = JSON.parse(JSON.stringify(zod3.safeParse(input).error));
  expect(answered).toMatchObject({ name: 'ZodError', issues: [{}, {}] });
  const server = await adapters.Koa(() => {
    throw answered;
  });
  await server.expect({}, { status: 500, reason: 'INTERNAL', original: answered });
});
