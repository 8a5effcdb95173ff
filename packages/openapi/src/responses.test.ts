import { codeEnvelope } from '@kuvert/core/code-envelope';
import { byAccept } from '@kuvert/core/negotiate';
import { problemDetails } from '@kuvert/core/problem-details';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { api, inEnvelope, Project, Tree } from './api.fixture.ts';
import { responses } from './index.ts';

test('the responses of an operation stand by themselves, and share nothing', () => {
  const ok = { data: z.object({ one: Project, other: Project.meta({ id: 'Project' }) }) };
  const made = responses(api, { ok, errors: ['PROJECT_NOT_FOUND', 'TOO_MANY_MIRRORS'] });
  const text = JSON.stringify(made);
  expect(Object.keys(made)).toEqual(['200', '404', '409', 'default']);
  expect(text).not.toMatch(/\$ref|\$defs|\$schema/);
  Object.assign(made['404'] as object, { description: 'scribbled' });
  expect(JSON.stringify(responses(api, { ok, errors: ['PROJECT_NOT_FOUND', 'TOO_MANY_MIRRORS'] }))).toBe(text);
});

test('what any request may be answered with is left out where that is said elsewhere', () => {
  expect(Object.keys(responses(api, { ok: { status: 204 }, anyFailure: false }))).toEqual(['204']);
  expect(responses(api, { ok: { status: 204 }, anyFailure: false, requestId: false })).toEqual({
    204: { description: 'No content' },
  });
});

test('every envelope that a client may ask for is there', () => {
  const types = 'https://api.example.com/problems/';
  const both = inEnvelope(codeEnvelope(), { alternatives: byAccept(problemDetails({ types })) });
  const made = responses(both, { ok: { data: Project }, errors: ['PROJECT_NOT_FOUND'] });
  expect(Object.keys(made['404']?.content ?? {})).toEqual(['application/json', 'application/problem+json']);
});

test('data that refers to itself is refused, and may be a component of the document', () => {
  expect(() => responses(api, { ok: { data: Tree } })).toThrow(/^\[@kuvert\/openapi\] ResponsesData refers to itself/);
  const named = z
    .object({
      get tree() {
        return named.optional();
      },
    })
    .meta({ id: 'Named' });
  expect(() => responses(api, { ok: { data: z.array(named) } })).toThrow(/refers to itself/);
  const made = responses(api, { ok: { data: { $ref: '#/components/schemas/Tree' } } });
  expect(JSON.stringify(made['200'])).toContain('"data":{"$ref":"#/components/schemas/Tree"}');
});

test('what an operation cannot declare is refused here too, by the compiler first', () => {
  // @ts-expect-error -- there is no such reason
  expect(() => responses(api, { ok: {}, errors: ['NOPE'] })).toThrow(/declares NOPE, which is no reason/);
  // @ts-expect-error -- 204 has no body
  expect(() => responses(api, { ok: { status: 204, data: Project } })).toThrow(/answers 204 and has data/);
});
