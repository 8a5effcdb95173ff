import { OpenAPIHono, createRoute, z as zo } from '@hono/zod-openapi';
import { kuvert, send } from '@kuvert/hono';
import { responses } from '@kuvert/openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Hono } from 'hono';
import { describeRoute, generateSpecs } from 'hono-openapi';
import { describe, expect, test } from 'vitest';
import { api, options, Project } from '../../../packages/openapi/src/api.fixture.ts';
import { judgeBy } from './schemas.ts';
import { lint } from './lint.ts';

const getProject = responses(api, { ok: { data: Project }, errors: ['PROJECT_NOT_FOUND', 'ROUTE_NOT_FOUND'] });
const { info, servers } = options;
const project = { slug: 'alder', stars: 1 };

const isClean = async (document: unknown): Promise<void> => {
  expect(await lint(document)).toEqual([]);
  expect(await new Validator().validate(structuredClone(document) as never)).toMatchObject({ valid: true });
};

describe('the responses of an operation', () => {
  test('stand in a document that is written by hand', async () => {
    const parameters = [{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } }];
    const get = { operationId: 'getProject', summary: 'A project', security: [], parameters, responses: getProject };
    await isClean({ openapi: '3.1.1', info, servers, paths: { '/v1/projects/{slug}': { get } } });
  });

  test('stand in one that hono-openapi makes of an app, which answers as they say', async () => {
    const app = kuvert(api).install(new Hono());
    app.get(
      '/v1/projects/:slug',
      describeRoute({ operationId: 'getProject', summary: 'A project', security: [], responses: getProject }),
      (c) => send(c, c.req.param('slug') === 'alder' ? api.ok(project) : api.error('PROJECT_NOT_FOUND')),
    );
    const document = await generateSpecs(app, {
      documentation: { openapi: '3.1.1', info, servers: [...(servers ?? [])] },
    });
    expect(Object.keys(document.paths['/v1/projects/{slug}']?.get?.responses ?? {})).toEqual(['200', '404', 'default']);
    await isClean(document);
    const judge = judgeBy(document as never);
    expect(await judge('getProject', await app.request('/v1/projects/alder'))).toBe(undefined);
    expect(await judge('getProject', await app.request('/v1/projects/birch'))).toBe(undefined);
  });

  test('stand in one that @hono/zod-openapi makes of an app, which answers as they say', async () => {
    const app = new OpenAPIHono();
    kuvert(api).install(app);
    const route = createRoute({
      method: 'get',
      path: '/v1/projects/{slug}',
      operationId: 'getProject',
      summary: 'A project',
      security: [],
      request: { params: zo.object({ slug: zo.string() }) },
      responses: getProject,
    });
    app.openapi(route, (c) =>
      send(c, c.req.valid('param').slug === 'alder' ? api.ok(project) : api.error('PROJECT_NOT_FOUND')),
    );
    const document = app.getOpenAPI31Document({ openapi: '3.1.1', info, servers: [...(servers ?? [])] });
    await isClean(document);
    const judge = judgeBy(document as never);
    expect(await judge('getProject', await app.request('/v1/projects/alder'))).toBe(undefined);
    expect(await judge('getProject', await app.request('/v1/projects/birch'))).toBe(undefined);
  });
});
