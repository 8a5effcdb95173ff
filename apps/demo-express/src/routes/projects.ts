import { api, newProject, operations, projectPatch, projectQuery, searchLimit, searchQuery } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { fault, validate } from '@kuvert/core';
import { readBody, readQuery } from '@kuvert/express';
import type { ExpressKuvert } from '@kuvert/express';
import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
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

interface Project {
  slug: string;
}

/** Projects: finding, making, changing and locking them. */
export function projects({ handler }: ExpressKuvert, services: Services): Router {
  const auth = signedIn(services);
  const router = Router();

  router.get(
    '/projects',
    handler(
      listProjects.implement(async (req) =>
        api.page(...(await services.projects.list(await validate(projectQuery, readQuery(req), 'query')))),
      ),
    ),
  );
  router.get(
    '/search',
    rateLimit({
      limit: searchLimit.requests,
      windowMs: searchLimit.seconds * 1000,
      legacyHeaders: false,
      handler: () => {
        throw fault('tooManyRequests', { retryAfter: searchLimit.seconds });
      },
    }),
    handler(
      searchProjects.implement(async (req) =>
        api.page(...(await services.projects.search(await validate(searchQuery, readQuery(req), 'query')))),
      ),
    ),
  );
  router.post(
    '/projects',
    auth,
    handler(
      createProject.implement(async (req, res) =>
        api.created(...(await services.projects.create(res.locals.principal, await readBody(req, newProject)))),
      ),
    ),
  );
  router.get(
    '/projects/:slug',
    handler<Project>(getProject.implement(async (req) => api.ok(await services.projects.get(req.params.slug)))),
  );
  router.patch(
    '/projects/:slug',
    auth,
    handler<Project>(
      changeProject.implement(async (req, res) =>
        api.ok(
          await services.projects.change(res.locals.principal, req.params.slug, await readBody(req, projectPatch)),
        ),
      ),
    ),
  );

  router.get(
    '/projects/:slug/lock',
    handler<Project>(
      isProjectLocked.implement(async (req) => api.ok(await services.projects.isLocked(req.params.slug))),
    ),
  );
  router.put(
    '/projects/:slug/lock',
    auth,
    handler<Project>(
      lockProject.implement(async (req, res) =>
        api.ok(await services.projects.setLocked(res.locals.principal, req.params.slug, true)),
      ),
    ),
  );
  router.delete(
    '/projects/:slug/lock',
    auth,
    handler<Project>(
      unlockProject.implement(async (req, res) => {
        await services.projects.setLocked(res.locals.principal, req.params.slug, false);
        return api.noContent();
      }),
    ),
  );
  return router;
}
