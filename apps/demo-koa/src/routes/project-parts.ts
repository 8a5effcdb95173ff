import { api, iconLimit, labelOperations, newLabel, newVersion, operations } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import multer from '@koa/multer';
import { Router } from '@koa/router';
import { readBody } from '@kuvert/koa';
import type { DefaultState } from 'koa';
import { signedIn } from '../principal.ts';

const { getDownloads, getIcon, getLatestVersion, getManifest, getVersion, listVersions, publishVersion, putIcon } =
  operations;

/** The parameters of the routes' paths. */
interface Params {
  params: { slug: string; name: string; version: string };
}

/** What belongs to a project: keywords, channels, versions, download counts and the icon. */
export function projectParts(services: Services) {
  const { versions, downloads, icons } = services;
  const auth = signedIn(services);
  const upload = multer({ limits: { fileSize: iconLimit } });
  const router = new Router<DefaultState, Params>({ prefix: '/v1/projects/:slug' });

  for (const kind of ['keywords', 'channels'] as const) {
    router.get(`/${kind}`, async (ctx) => {
      ctx.body = await labelOperations[kind].list.run(async () => api.ok(await services[kind].list(ctx.params.slug)));
    });
    router.post(`/${kind}`, auth, async (ctx) => {
      ctx.body = await labelOperations[kind].add.run(async () =>
        api.created(...(await services[kind].add(ctx.principal, ctx.params.slug, await readBody(ctx, newLabel)))),
      );
    });
    router.delete(`/${kind}/:name`, auth, async (ctx) => {
      ctx.body = await labelOperations[kind].remove.run(async () => {
        await services[kind].remove(ctx.principal, ctx.params.slug, ctx.params.name);
        return api.noContent();
      });
    });
  }

  router.get('/versions', async (ctx) => {
    ctx.body = await listVersions.run(async () => api.ok(await versions.list(ctx.params.slug)));
  });
  router.post('/versions', auth, async (ctx) => {
    ctx.body = await publishVersion.run(async () =>
      api.created(...(await versions.publish(ctx.principal, ctx.params.slug, await readBody(ctx, newVersion)))),
    );
  });
  router.get('/latest', async (ctx) => {
    ctx.body = await getLatestVersion.run(async () => api.ok(await versions.latest(ctx.params.slug)));
  });
  router.get('/versions/:version', async (ctx) => {
    ctx.body = await getVersion.run(async () => api.ok(await versions.get(ctx.params.slug, ctx.params.version)));
  });
  router.get('/versions/:version/manifest', async (ctx) => {
    ctx.body = await getManifest.run(async () => api.ok(await versions.manifest(ctx.params.slug, ctx.params.version)));
  });
  router.get('/downloads', async (ctx) => {
    ctx.body = await getDownloads.run(async () => api.ok(await downloads.get(ctx.params.slug)));
  });

  router.get('/icon', async (ctx) => {
    const { type, bytes } = await getIcon.run(async () => icons.get(ctx.params.slug));
    ctx.type = type;
    ctx.body = Buffer.from(bytes);
  });
  router.put('/icon', auth, upload.single('icon'), async (ctx) => {
    const { file } = ctx;
    const icon = file && { type: file.mimetype, bytes: file.buffer };
    ctx.body = await putIcon.run(async () => api.ok(await icons.put(ctx.principal, ctx.params.slug, icon)));
  });
  return router;
}
