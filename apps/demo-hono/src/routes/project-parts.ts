import { api, bodyLimit, labelOperations, newLabel, newVersion, operations, readUpload } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { send, validJson } from '@kuvert/hono';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { signedIn } from '../principal.ts';

const { getDownloads, getIcon, getLatestVersion, getManifest, getVersion, listVersions, publishVersion, putIcon } =
  operations;

/** What belongs to a project: keywords, channels, versions, download counts and the icon. Mounted below its slug. */
export function projectParts(services: Services) {
  const { versions, downloads, icons } = services;
  const auth = signedIn(services);
  return new Hono()
    .route('/keywords', labels(services, 'keywords', auth))
    .route('/channels', labels(services, 'channels', auth))

    .get('/versions', async (c) => send(c, await listVersions.run(async () => api.ok(await versions.list(slugOf(c))))))
    .post('/versions', auth, validJson(newVersion, { limit: bodyLimit }), async (c) =>
      send(
        c,
        await publishVersion.run(async () =>
          api.created(...(await versions.publish(c.var.principal, slugOf(c), c.req.valid('json')))),
        ),
      ),
    )
    .get('/latest', async (c) =>
      send(c, await getLatestVersion.run(async () => api.ok(await versions.latest(slugOf(c))))),
    )
    .get('/versions/:version', async (c) =>
      send(c, await getVersion.run(async () => api.ok(await versions.get(slugOf(c), c.req.param('version'))))),
    )
    .get('/versions/:version/manifest', async (c) =>
      send(c, await getManifest.run(async () => api.ok(await versions.manifest(slugOf(c), c.req.param('version'))))),
    )
    .get('/downloads', async (c) => send(c, await getDownloads.run(async () => api.ok(await downloads.get(slugOf(c))))))

    .get('/icon', async (c) => {
      const { type, bytes } = await getIcon.run(async () => icons.get(slugOf(c)));
      return c.body(Uint8Array.from(bytes), 200, { 'content-type': type });
    })
    .put('/icon', auth, async (c) =>
      send(
        c,
        await putIcon.run(async () =>
          api.ok(await icons.put(c.var.principal, slugOf(c), await readUpload(c.req.raw, 'icon'))),
        ),
      ),
    );
}

function labels(services: Services, kind: 'keywords' | 'channels', auth: ReturnType<typeof signedIn>) {
  const { list, add, remove } = labelOperations[kind];
  const service = services[kind];
  return new Hono()
    .get('/', async (c) => send(c, await list.run(async () => api.ok(await service.list(slugOf(c))))))
    .post('/', auth, validJson(newLabel, { limit: bodyLimit }), async (c) =>
      send(
        c,
        await add.run(async () => api.created(...(await service.add(c.var.principal, slugOf(c), c.req.valid('json'))))),
      ),
    )
    .delete('/:name', auth, async (c) =>
      send(
        c,
        await remove.run(async () => {
          await service.remove(c.var.principal, slugOf(c), c.req.param('name'));
          return api.noContent();
        }),
      ),
    );
}

/** The parameter of the path these routes are mounted at, of which their own types know nothing. */
function slugOf(c: Context): string {
  return c.req.param('slug') ?? '';
}
