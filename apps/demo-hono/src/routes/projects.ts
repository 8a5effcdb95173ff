import {
  api,
  bodyLimit,
  newProject,
  operations,
  projectPatch,
  projectQuery,
  searchLimit,
  searchQuery,
} from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { getConnInfo } from '@hono/node-server/conninfo';
import { fault } from '@kuvert/core';
import { send, validJson, validQuery } from '@kuvert/hono';
import { Hono } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { signedIn } from '../principal.ts';

const {
  changeProject,
  createProject,
  getProject,
  isProjectLocked,
  listProjects,
  lockProject,
  searchProjects,
  unlockProject,
} = operations;

/** Projects: finding, making, changing and locking them. */
export function projects(services: Services) {
  const auth = signedIn(services);
  const limiter = rateLimiter({
    limit: searchLimit.requests,
    windowMs: searchLimit.seconds * 1000,
    keyGenerator: (c) => getConnInfo(c).remote.address ?? '',
    handler: (c) => send(c, fault('tooManyRequests', { retryAfter: searchLimit.seconds })),
  });
  return new Hono()
    .get('/projects', validQuery(projectQuery), async (c) =>
      send(c, await listProjects.run(async () => api.page(...(await services.projects.list(c.req.valid('query')))))),
    )
    .get('/search', limiter, validQuery(searchQuery), async (c) =>
      send(
        c,
        await searchProjects.run(async () => api.page(...(await services.projects.search(c.req.valid('query'))))),
      ),
    )
    .post('/projects', auth, validJson(newProject, { limit: bodyLimit }), async (c) =>
      send(
        c,
        await createProject.run(async () =>
          api.created(...(await services.projects.create(c.var.principal, c.req.valid('json')))),
        ),
      ),
    )
    .get('/projects/:slug', async (c) =>
      send(c, await getProject.run(async () => api.ok(await services.projects.get(c.req.param('slug'))))),
    )
    .patch('/projects/:slug', auth, validJson(projectPatch, { limit: bodyLimit }), async (c) =>
      send(
        c,
        await changeProject.run(async () =>
          api.ok(await services.projects.change(c.var.principal, c.req.param('slug'), c.req.valid('json'))),
        ),
      ),
    )

    .get('/projects/:slug/lock', async (c) =>
      send(c, await isProjectLocked.run(async () => api.ok(await services.projects.isLocked(c.req.param('slug'))))),
    )
    .put('/projects/:slug/lock', auth, async (c) =>
      send(
        c,
        await lockProject.run(async () =>
          api.ok(await services.projects.setLocked(c.var.principal, c.req.param('slug'), true)),
        ),
      ),
    )
    .delete('/projects/:slug/lock', auth, async (c) =>
      send(
        c,
        await unlockProject.run(async () => {
          await services.projects.setLocked(c.var.principal, c.req.param('slug'), false);
          return api.noContent();
        }),
      ),
    );
}
