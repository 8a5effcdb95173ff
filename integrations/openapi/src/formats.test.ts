import { defineCodes, defineContract } from '@kuvert/core';
import type { ApiError, Success } from '@kuvert/core';
import { defineOperations } from '@kuvert/core/operations';
import { kuvert } from '@kuvert/fetch';
import { toOpenApi } from '@kuvert/openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { options } from '../../../packages/openapi/src/api.fixture.ts';
import { formats } from '../../formats/src/formats.ts';
import { lint } from './lint.ts';
import { judgeBy } from './schemas.ts';

describe.each(Object.values(formats))(
  'the document of the format of $api',
  ({ envelope, codes, documented, pagination }) => {
    const [internal, badRequest, routeNotFound] = Object.keys(codes) as [string, string, string];
    const faults = { internal, badRequest, routeNotFound };
    const api = defineContract({ codes: defineCodes(codes as never), envelope, faults, pagination } as never);
    const errors = Object.keys(codes) as never[];
    const operations = defineOperations(api as never, {
      one: { method: 'GET', path: '/one', ok: { data: z.looseObject({}) }, errors },
      list: { method: 'GET', path: '/list', ok: { data: z.array(z.looseObject({})), page: true }, errors },
    });
    const { securitySchemes: _, ...rest } = options;
    const document = toOpenApi(api, { ...rest, operations });

    test('is clean and valid', async () => {
      // Where every answer is 200 there is no 4xx to describe, nor a default that has all codes.
      const unsaid = /operation-4xx-response|"ErrorCode" is never used/;
      const problems = await lint(document);
      expect(problems.filter((problem) => envelope.isAlwaysOk !== true || !unsaid.test(problem))).toEqual([]);
      expect(await new Validator().validate(structuredClone(document) as never)).toMatchObject({ valid: true });
    });

    test('is right about what the API documents', async () => {
      const judge = judgeBy(document);
      const http = kuvert(api, { onError: () => undefined });
      for (const { answer, target = '/' } of documented) {
        const made: ApiError | Success = answer(api as never);
        const id = 'page' in made && made.page !== undefined ? 'list' : 'one';
        expect(await judge(id, await http.handler(() => made)(new Request(`http://localhost${target}`)))).toBe(
          undefined,
        );
      }
    });

    test('is right about every code and every fault', async () => {
      const judge = judgeBy(document);
      const http = kuvert(api, { onError: () => undefined });
      const params = { id: 'a', name: 'b', seconds: 3 };
      for (const reason of errors) {
        for (const more of [{}, { retryAfter: 3, issues: [{ path: ['a'], code: 'b', message: 'c', in: 'body' }] }]) {
          const hasParams = (codes[reason]?.message ?? '').includes('{');
          const raise = api.error as unknown as (...given: readonly unknown[]) => ApiError;
          const made = raise(reason, ...(hasParams ? [params, more] : [more]));
          expect(await judge('one', await http.handler(() => made)(new Request('http://localhost/')))).toBe(undefined);
        }
      }
      const crash = http.handler(() => {
        throw new Error('inside');
      });
      expect(await judge('one', await crash(new Request('http://localhost/')))).toBe(undefined);
    });
  },
);
