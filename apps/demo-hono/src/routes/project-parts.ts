import { api, bodyLimit, newLabel, newVersion, readUpload } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { send, validJson } from '@kuvert/hono';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { signedIn } from '../principal.ts';

/** What belongs to a project: keywords, channels, versions, download counts and the icon. Mounted below its slug. */
export function projectParts(services: Services) {
  const { keywords, channels, versions, downloads, icons } = services;
  const auth = signedIn(services);
  return new Hono()
    .route('/keywords', labels(keywords, auth))
    .route('/channels', labels(channels, auth))

    .get('/versions', async (c) => send(c, api.ok(await versions.list(slugOf(c)))))
    .post('/versions', auth, validJson(newVersion, { limit: bodyLimit }), async (c) =>
      send(c, api.created(...(await versions.publish(c.var.principal, slugOf(c), c.req.valid('json'))))),
    )
    .get('/latest', async (c) => send(c, api.ok(await versions.latest(slugOf(c)))))
    .get('/versions/:version', async (c) => send(c, api.ok(await versions.get(slugOf(c), c.req.param('version')))))
    .get('/versions/:version/manifest', async (c) =>
      send(c, api.ok(await versions.manifest(slugOf(c), c.req.param('version')))),
    )
    .get('/downloads', async (c) => send(c, api.ok(await downloads.get(slugOf(c)))))

    .get('/icon', async (c) => {
      const { type, bytes } = await icons.get(slugOf(c));
      return c.body(Uint8Array.from(bytes), 200, { 'content-type': type });
    })
    .put('/icon', auth, async (c) =>
      send(c, api.ok(await icons.put(c.var.principal, slugOf(c), await readUpload(c.req.raw, 'icon')))),
    );
}

function labels(kind: Services['keywords'], auth: ReturnType<typeof signedIn>) {
  return new Hono()
    .get('/', async (c) => send(c, api.ok(await kind.list(slugOf(c)))))
    .post('/', auth, validJson(newLabel, { limit: bodyLimit }), async (c) =>
      send(c, api.created(...(await kind.add(c.var.principal, slugOf(c), c.req.valid('json'))))),
    )
    .delete('/:name', auth, async (c) => {
      await kind.remove(c.var.principal, slugOf(c), c.req.param('name'));
      return send(c, api.noContent());
    });
}

/** The parameter of the path these routes are mounted at, of which their own types know nothing. */
function slugOf(c: Context): string {
  return c.req.param('slug') ?? '';
}
