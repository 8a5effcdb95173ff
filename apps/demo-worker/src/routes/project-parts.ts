import { api, labelOperations, newLabel, newVersion, operations, readUpload } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { bodyOf } from '../input.ts';
import { callerOf } from '../principal.ts';
import type { Router } from '../router.ts';

const { getDownloads, getIcon, getLatestVersion, getManifest, getVersion, listVersions, publishVersion, putIcon } =
  operations;

/** What belongs to a project: keywords, channels, versions, download counts and the icon. */
export function projectParts(router: Router, services: Services): void {
  const { versions, downloads, icons } = services;
  const caller = callerOf(services);

  for (const kind of ['keywords', 'channels'] as const) {
    const labels = services[kind];
    router.get(
      `/v1/projects/:slug/${kind}`,
      labelOperations[kind].list.implement(async ({ params }) => api.ok(await labels.list(params.slug))),
    );
    router.post(
      `/v1/projects/:slug/${kind}`,
      labelOperations[kind].add.implement(async (request) =>
        api.created(...(await labels.add(await caller(request), request.params.slug, await bodyOf(request, newLabel)))),
      ),
    );
    router.delete(
      `/v1/projects/:slug/${kind}/:name`,
      labelOperations[kind].remove.implement(async (request) => {
        await labels.remove(await caller(request), request.params.slug, request.params.name);
        return api.noContent();
      }),
    );
  }

  router.get(
    '/v1/projects/:slug/versions',
    listVersions.implement(async ({ params }) => api.ok(await versions.list(params.slug))),
  );
  router.post(
    '/v1/projects/:slug/versions',
    publishVersion.implement(async (request) =>
      api.created(
        ...(await versions.publish(await caller(request), request.params.slug, await bodyOf(request, newVersion))),
      ),
    ),
  );
  router.get(
    '/v1/projects/:slug/latest',
    getLatestVersion.implement(async ({ params }) => api.ok(await versions.latest(params.slug))),
  );
  router.get(
    '/v1/projects/:slug/versions/:version',
    getVersion.implement(async ({ params }) => api.ok(await versions.get(params.slug, params.version))),
  );
  router.get(
    '/v1/projects/:slug/versions/:version/manifest',
    getManifest.implement(async ({ params }) => api.ok(await versions.manifest(params.slug, params.version))),
  );
  router.get(
    '/v1/projects/:slug/downloads',
    getDownloads.implement(async ({ params }) => api.ok(await downloads.get(params.slug))),
  );

  router.get(
    '/v1/projects/:slug/icon',
    getIcon.implement(async ({ params }) => {
      const { type, bytes } = await icons.get(params.slug);
      return new Response(bytes, { headers: { 'content-type': type } });
    }),
  );
  router.put(
    '/v1/projects/:slug/icon',
    putIcon.implement(async (request) =>
      api.ok(await icons.put(await caller(request), request.params.slug, await readUpload(request, 'icon'))),
    ),
  );
}
