import type { StandardSchema } from '@kuvert/core';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { arktypeLike, input, valibotLike, zodLike } from './schemas.ts';

const pairs: readonly (readonly [name: string, real: StandardSchema, recorded: StandardSchema])[] = [
  ['Zod', z.object({ name: z.string(), tags: z.array(z.string().min(1)) }), zodLike],
  ['Valibot', v.object({ name: v.string(), tags: v.array(v.pipe(v.string(), v.minLength(1))) }), valibotLike],
  ['ArkType', type({ name: 'string', tags: '(string>=1)[]' }), arktypeLike],
];

describe.each(pairs)('the recorded issues of %s', (_name, real, recorded) => {
  it('are what the library answers', async () => {
    expect(await summary(real)).toEqual(await summary(recorded));
  });
});

/** The members of issues that anybody reads. */
async function summary(schema: StandardSchema): Promise<unknown> {
  const { vendor, validate } = schema['~standard'];
  const { issues = [] } = await validate(input);
  return Array.from(issues, (issue) => ({
    message: issue.message,
    // Zod's is not read: its messages quote nothing.
    expected: vendor !== 'zod' && 'expected' in issue ? issue.expected : undefined,
    code: 'code' in issue ? issue.code : undefined,
    path: Array.from(issue.path ?? [], (member) => (typeof member === 'object' ? member.key : member)),
  }));
}
