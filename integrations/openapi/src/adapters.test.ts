import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { FailureEvent, Success } from '@kuvert/core';
import { fault } from '@kuvert/core';
import { kuvert as onExpress } from '@kuvert/express';
import { kuvert as onFetch } from '@kuvert/fetch';
import { kuvert as onHono, send } from '@kuvert/hono';
import { handler, kuvert as onKoa } from '@kuvert/koa';
import express from 'express';
import { Hono } from 'hono';
import Koa from 'koa';
import { describe, expect, test } from 'vitest';
import { api, getProject } from './adapters.ts';

type Make = () => unknown;
type Listener = Parameters<typeof createServer>[1];

/** A server of each adapter whose only handler, of the operation, makes an outcome. */
const servers: readonly (readonly [
  name: string,
  serve: (make: Make, onError: (event: FailureEvent) => void) => Listener,
])[] = [
  [
    'Express',
    (make, onError) => {
      const http = onExpress(api, { onError });
      return http.install(express()).get('/', http.handler(getProject.implement(async () => Promise.resolve(make()))));
    },
  ],
  [
    'Koa',
    (make, onError) =>
      new Koa()
        .use(onKoa(api, { onError }))
        .use(handler(getProject.implement(() => make())))
        .callback(),
  ],
  [
    'Hono',
    (make, onError) => {
      const get = getProject.implement(async () => Promise.resolve(make() as Success));
      const app = onHono(api, { onError }).install(new Hono());
      return getRequestListener(app.get('/', async (c) => send(c, await get())).fetch);
    },
  ],
  [
    'Hono, around send',
    (make, onError) => {
      const app = onHono(api, { onError }).install(new Hono());
      return getRequestListener(
        app.get(
          '/',
          getProject.implement((c) => send(c, raised(make))),
        ).fetch,
      );
    },
  ],
  [
    'fetch',
    (make, onError) => {
      const http = onFetch(api, { onError });
      return getRequestListener(
        http.handler(getProject.implement(() => make() as Success)) as (_: Request) => Response,
      );
    },
  ],
];

/** A failure is thrown, and not returned: `send` has answered what is returned before the operation sees it. */
function raised(make: Make): Success {
  const made = make();
  if (made instanceof Error) throw made;
  return made as Success;
}

async function ask(listener: Listener): Promise<{ status: number; body: unknown }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return { status: answer.status, body: await answer.json() };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe.each(servers)('an operation on %s', (_name, serve) => {
  const heard: FailureEvent[] = [];
  const asked = async (make: Make): Promise<unknown> => {
    heard.length = 0;
    const { status, body } = await ask(serve(make, (event) => heard.push(event)));
    return [status, (body as { code: number }).code, heard.map(({ undeclared }) => undeclared)];
  };

  test('answers as ever when it goes well', async () => {
    expect(await asked(() => api.ok({ slug: 'alder' }))).toEqual([200, 0, []]);
  });

  test('answers what it declares, and nobody is told more', async () => {
    expect(await asked(() => api.error('PROJECT_NOT_FOUND'))).toEqual([404, 5000, [undefined]]);
    expect(
      await asked(() => {
        throw api.error('PROJECT_NOT_FOUND');
      }),
    ).toEqual([404, 5000, [undefined]]);
  });

  test('answers what it does not declare as it is, and the hook is told', async () => {
    expect(await asked(() => api.error('PROJECT_LOCKED'))).toEqual([423, 5003, ['getProject']]);
    expect(
      await asked(() => {
        throw api.error('PROJECT_LOCKED');
      }),
    ).toEqual([423, 5003, ['getProject']]);
    // There is a code for 404, and it is another one.
    expect(
      await asked(() => {
        throw fault('resourceNotFound');
      }),
    ).toEqual([404, 2, ['getProject']]);
  });

  test('may fail as any request may', async () => {
    expect(
      await asked(() => {
        throw new Error('inside');
      }),
    ).toEqual([500, 1, [undefined]]);
    expect(
      await asked(() => {
        throw null;
      }),
    ).toEqual([500, 1, [undefined]]);
    expect(
      await asked(() => {
        throw fault('invalidInput');
      }),
    ).toEqual([400, 1000, [undefined]]);
  });
});
