import { api, newProject, operations, projectPatch, projectQuery, searchQuery } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { bodyOf, queryOf } from '../input.ts';
import { callerOf } from '../principal.ts';
import type { Router } from '../router.ts';
import { countSearch } from '../search-limit.ts';

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
export function projects(router: Router, services: Services, searches: RateLimit): void {
  const caller = callerOf(services);

  router.get(
    '/v1/projects',
    listProjects.implement(async (request) =>
      api.page(...(await services.projects.list(await queryOf(request, projectQuery)))),
    ),
  );
  router.get(
    '/v1/search',
    searchProjects.implement(async (request) => {
      await countSearch(request, searches);
      return api.page(...(await services.projects.search(await queryOf(request, searchQuery))));
    }),
  );
  router.post(
    '/v1/projects',
    createProject.implement(async (request) =>
      api.created(...(await services.projects.create(await caller(request), await bodyOf(request, newProject)))),
    ),
  );
  router.get(
    '/v1/projects/:slug',
    getProject.implement(async ({ params }) => api.ok(await services.projects.get(params.slug))),
  );
  router.patch(
    '/v1/projects/:slug',
    changeProject.implement(async (request) =>
      api.ok(
        await services.projects.change(await caller(request), request.params.slug, await bodyOf(request, projectPatch)),
      ),
    ),
  );

  router.get(
    '/v1/projects/:slug/lock',
    isProjectLocked.implement(async ({ params }) => api.ok(await services.projects.isLocked(params.slug))),
  );
  router.put(
    '/v1/projects/:slug/lock',
    lockProject.implement(async (request) =>
      api.ok(await services.projects.setLocked(await caller(request), request.params.slug, true)),
    ),
  );
  router.delete(
    '/v1/projects/:slug/lock',
    unlockProject.implement(async (request) => {
      await services.projects.setLocked(await caller(request), request.params.slug, false);
      return api.noContent();
    }),
  );
}
