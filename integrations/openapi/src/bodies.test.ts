import { fault, faults } from '@kuvert/core';
import type { Envelope, FaultName } from '@kuvert/core';
import { kuvert } from '@kuvert/fetch';
import type { Outcome } from '@kuvert/fetch';
import { toOpenApi } from '@kuvert/openapi';
import { describe, expect, test } from 'vitest';
import { envelopes, inEnvelope, operationsOf, options } from '../../../packages/openapi/src/api.fixture.ts';
import type { Api } from '../../../packages/openapi/src/api.fixture.ts';
import { judgeBy } from './schemas.ts';
import { bare } from './envelopes.ts';

const project = { slug: 'alder', stars: 3 };
const issues = [{ path: ['slug'], code: 'too_small', message: 'Too small', in: 'body' as const }];
const params: Readonly<Record<string, object>> = { TOO_MANY_MIRRORS: { max: 3, given: 'four' } };

const all: readonly (readonly [string, Envelope])[] = [
  ...Object.entries(envelopes).map(([name, envelope]) => [`talkative ${name}`, envelope] as const),
  ...bare.map((envelope) => [envelope.name, envelope] as const),
];

describe.each(all)('by the document of the %s envelope', (_name, envelope) => {
  const api = inEnvelope(envelope);
  const operations = operationsOf(api);
  const document = toOpenApi(api, { ...options, operations });
  const judge = judgeBy(document);
  const undeclared: unknown[] = [];
  const http = kuvert(api, { onError: (event) => event.undeclared && undeclared.push(event.undeclared) });
  const answer = async (id: keyof typeof operations, make: () => Outcome): Promise<Response> =>
    http.handler(operations[id].implement(make))(new Request('http://localhost/v1/projects?page=1'));

  test('every code that an operation declares is answered as it says, whatever goes along', async () => {
    let count = 0;
    for (const { id, errors } of Object.values(operations)) {
      for (const { reason, statuses } of errors) {
        for (const status of statuses) {
          const location = status < 400 ? { location: '/elsewhere' } : {};
          for (const more of [{}, { issues }, { retryAfter: 30 }, { issues, retryAfter: 30 }]) {
            const made = raise(api, reason, { status, ...location, ...more });
            expect(await judge(id, await answer(id as keyof typeof operations, () => made))).toBe(undefined);
            count += 1;
          }
        }
      }
    }
    expect(count).toBeGreaterThan(60);
    expect(undeclared).toEqual([]);
  });

  test('a code that it does not declare is not', async () => {
    const made = raise(api, 'PROJECT_LOCKED', {});
    expect(await judge('getTree', await answer('getTree', () => made))).toMatch(/must/);
    const wrong = await judge('getProject', await answer('getProject', () => raise(api, 'TOO_MANY_MIRRORS', {})));
    expect(wrong).toMatch(/must/);
    expect(undeclared.splice(0)).toEqual(['getTree', 'getProject']);
  });

  test.each(Object.keys(faults))('the fault %s is, where there is nothing else at its status', async (name) => {
    const { status } = faults[name as FaultName];
    const free = Object.values(operations).find(({ errors }) =>
      errors.every((each) => !each.statuses.includes(status)),
    );
    const id = (free ?? operations.getTree).id as keyof typeof operations;
    expect(await judge(id, await answer(id, () => fault(name as FaultName, { retryAfter: 3, allow: ['GET'] })))).toBe(
      undefined,
    );
  });

  test('every success is as it says', async () => {
    const { createProject, getProject, listProjects, deleteProject, putIcon, getTree } = {
      createProject: () => api.created(project, { location: '/v1/projects/alder' }),
      getProject: () => api.ok(project),
      listProjects: () => api.page([project], { page: 1, pageSize: 1, total: 2 }),
      deleteProject: () => api.noContent(),
      putIcon: () => api.ok(),
      getTree: () => api.ok({ name: 'a', children: [{ name: 'b', children: [] }] }),
    };
    const made = { createProject, getProject, listProjects, deleteProject, putIcon, getTree };
    for (const [id, make] of Object.entries(made)) {
      expect(await judge(id, await answer(id as keyof typeof made, make))).toBe(undefined);
    }
    const empty = await answer('listProjects', () => api.page([], { pageSize: 5, nextCursor: null }));
    expect(await judge('listProjects', empty)).toBe(undefined);
    const wrong = await answer('getProject', () => api.ok({ slug: 3 }));
    expect(await judge('getProject', wrong)).toMatch(/must/);
  });
});

function raise(api: Api, reason: string, details: object): Outcome {
  const made = api.error as unknown as (...given: readonly unknown[]) => Outcome;
  return made(reason, ...(Object.hasOwn(params, reason) ? [params[reason], details] : [details]));
}
