import { api, iconLimit, labelOperations, newLabel, newVersion, operations } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { readBody } from '@kuvert/express';
import type { ExpressKuvert } from '@kuvert/express';
import { Router } from 'express';
import multer from 'multer';
import { signedIn } from '../principal.ts';

const { getDownloads, getIcon, getLatestVersion, getManifest, getVersion, listVersions, publishVersion, putIcon } =
  operations;

interface Project {
  slug: string;
}
interface Label extends Project {
  name: string;
}
interface Version extends Project {
  version: string;
}

/** What belongs to a project: keywords, channels, versions, download counts and the icon. */
export function projectParts({ handler }: ExpressKuvert, services: Services): Router {
  const { versions, downloads, icons } = services;
  const auth = signedIn(services);
  const router = Router();

  for (const kind of ['keywords', 'channels'] as const) {
    router.get(
      `/projects/:slug/${kind}`,
      handler<Project>(
        labelOperations[kind].list.implement(async (req) => api.ok(await services[kind].list(req.params.slug))),
      ),
    );
    router.post(
      `/projects/:slug/${kind}`,
      auth,
      handler<Project>(
        labelOperations[kind].add.implement(async (req, res) =>
          api.created(
            ...(await services[kind].add(res.locals.principal, req.params.slug, await readBody(req, newLabel))),
          ),
        ),
      ),
    );
    router.delete(
      `/projects/:slug/${kind}/:name`,
      auth,
      handler<Label>(
        labelOperations[kind].remove.implement(async (req, res) => {
          await services[kind].remove(res.locals.principal, req.params.slug, req.params.name);
          return api.noContent();
        }),
      ),
    );
  }

  router.get(
    '/projects/:slug/versions',
    handler<Project>(listVersions.implement(async (req) => api.ok(await versions.list(req.params.slug)))),
  );
  router.post(
    '/projects/:slug/versions',
    auth,
    handler<Project>(
      publishVersion.implement(async (req, res) =>
        api.created(
          ...(await versions.publish(res.locals.principal, req.params.slug, await readBody(req, newVersion))),
        ),
      ),
    ),
  );
  router.get(
    '/projects/:slug/latest',
    handler<Project>(getLatestVersion.implement(async (req) => api.ok(await versions.latest(req.params.slug)))),
  );
  router.get(
    '/projects/:slug/versions/:version',
    handler<Version>(
      getVersion.implement(async (req) => api.ok(await versions.get(req.params.slug, req.params.version))),
    ),
  );
  router.get(
    '/projects/:slug/versions/:version/manifest',
    handler<Version>(
      getManifest.implement(async (req) => api.ok(await versions.manifest(req.params.slug, req.params.version))),
    ),
  );
  router.get(
    '/projects/:slug/downloads',
    handler<Project>(getDownloads.implement(async (req) => api.ok(await downloads.get(req.params.slug)))),
  );

  router.get(
    '/projects/:slug/icon',
    handler<Project>(
      getIcon.implement(async (req, res) => {
        const { type, bytes } = await icons.get(req.params.slug);
        res.type(type).send(Buffer.from(bytes));
      }),
    ),
  );
  router.put(
    '/projects/:slug/icon',
    auth,
    multer({ limits: { fileSize: iconLimit } }).single('icon'),
    handler(
      putIcon.implement(async ({ params, file }, res) => {
        const upload = file && { type: file.mimetype, bytes: file.buffer };
        return api.ok(await icons.put(res.locals.principal, String(params['slug']), upload));
      }),
    ),
  );
  return router;
}
