import { api, newProject, operations, projectPatch, projectQuery, searchLimit, searchQuery } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { Router } from '@koa/router';
import { fault, validate } from '@kuvert/core';
import { readBody, readQuery } from '@kuvert/koa';
import type { DefaultState } from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
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

/** The parameters of the routes' paths. */
interface Params {
  params: { slug: string };
}

/** Projects: finding, making, changing and locking them. */
export function projects(services: Services) {
  const auth = signedIn(services);
  const limiter = new RateLimiterMemory({ points: searchLimit.requests, duration: searchLimit.seconds });
  const router = new Router<DefaultState, Params>({ prefix: '/v1' });

  router.get('/projects', async (ctx) => {
    ctx.body = await listProjects.run(async () =>
      api.page(...(await services.projects.list(await validate(projectQuery, readQuery(ctx), 'query')))),
    );
  });
  router.get('/search', async (ctx) => {
    await limiter.consume(ctx.ip).catch((cause: unknown) => {
      throw fault('tooManyRequests', { cause, retryAfter: searchLimit.seconds });
    });
    ctx.body = await searchProjects.run(async () =>
      api.page(...(await services.projects.search(await validate(searchQuery, readQuery(ctx), 'query')))),
    );
  });
  router.post('/projects', auth, async (ctx) => {
    ctx.body = await createProject.run(async () =>
      api.created(...(await services.projects.create(ctx.principal, await readBody(ctx, newProject)))),
    );
  });
  router.get('/projects/:slug', async (ctx) => {
    ctx.body = await getProject.run(async () => api.ok(await services.projects.get(ctx.params.slug)));
  });
  router.patch('/projects/:slug', auth, async (ctx) => {
    ctx.body = await changeProject.run(async () => {
      const patch = await readBody(ctx, projectPatch);
      return api.ok(await services.projects.change(ctx.principal, ctx.params.slug, patch));
    });
  });

  router.get('/projects/:slug/lock', async (ctx) => {
    ctx.body = await isProjectLocked.run(async () => api.ok(await services.projects.isLocked(ctx.params.slug)));
  });
  router.put('/projects/:slug/lock', auth, async (ctx) => {
    ctx.body = await lockProject.run(async () =>
      api.ok(await services.projects.setLocked(ctx.principal, ctx.params.slug, true)),
    );
  });
  router.delete('/projects/:slug/lock', auth, async (ctx) => {
    ctx.body = await unlockProject.run(async () => {
      await services.projects.setLocked(ctx.principal, ctx.params.slug, false);
      return api.noContent();
    });
  });
  return router;
}
