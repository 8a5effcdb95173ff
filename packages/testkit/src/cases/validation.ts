import type { Case } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmFailure, refused } from '../expect.ts';
import { LEAK } from '../leak.ts';
import { postJson } from '../on.ts';
import { arktypeLike, input, valibotLike, zodLike } from '../schemas.ts';

const text = JSON.stringify(input);
const issue = (path: readonly (string | number)[], code: string, message: string) => ({
  path,
  code,
  message,
  in: 'body',
});

/** Inputs a schema refuses. What Zod, Valibot and ArkType answer is on record in `schemas.ts`. */
export const validation: readonly Case[] = [
  {
    id: 'validation-zod',
    title: 'the issues of a Zod schema are told, without the input',
    why: 'an issue may quote the value it refuses',
    ...postJson('/validation/zod', async ({ body }) => api.ok(await body(zodLike)), text),
    expect: refused(
      issue(['name'], 'invalid_type', 'Invalid input: expected string, received number'),
      issue(['tags', 1], 'too_small', 'Too small: expected string to have >=1 characters'),
    ),
  },
  {
    id: 'validation-valibot',
    title: 'the issues of a Valibot schema are told, without the input',
    why: 'its messages quote the value they refuse',
    ...postJson('/validation/valibot', async ({ body }) => api.ok(await body(valibotLike)), text),
    expect: refused(issue(['name'], 'invalid', 'Expected string'), issue(['tags', 1], 'invalid', 'Expected >=1')),
  },
  {
    id: 'validation-arktype',
    title: 'the issues of an ArkType schema are told, without the input',
    why: 'its messages quote the value they refuse',
    ...postJson('/validation/arktype', async ({ body }) => api.ok(await body(arktypeLike)), text),
    expect: refused(
      issue(['name'], 'domain', 'Expected a string'),
      issue(['tags', 1], 'minLength', 'Expected non-empty'),
    ),
  },
  {
    id: 'validation-strict',
    title: 'an envelope without a place for issues leaves them out',
    why: 'the strict form of the seed has no such member',
    ...postJson('/crm/validation', async ({ body }) => crm.ok(await body(zodLike)), text),
    expect: crmFailure(400, '10001', 'Invalid request'),
  },
  {
    id: 'validation-throwing',
    title: 'a schema that throws is an internal error',
    why: 'a refinement may fail by itself',
    ...postJson(
      '/validation/throwing',
      async ({ body }) =>
        body({
          '~standard': {
            version: 1,
            vendor: 'broken',
            validate: () => {
              throw new Error(LEAK);
            },
          },
        }),
      text,
    ),
    expect: { status: 500, body: { code: 1, message: 'Internal error' } },
  },
];
