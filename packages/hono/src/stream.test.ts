import { getRequestListener } from '@hono/node-server';
import { fault, stream } from '@kuvert/core';
import { api, converse, listen } from '@kuvert/testkit';
import type { Running, Step } from '@kuvert/testkit';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { Hono as HonoFloor } from 'hono-floor';
import { afterEach, describe, expect, it } from 'vitest';
import { kuvert, send } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const internal = '{"code":1,"message":"Internal error"}';
const pause = async (ms = 20): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
const get = async (path: string, steps: Step[] = [], method = 'GET') => {
  const talk = await converse(server?.url ?? '', [`${method} ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, ...steps], [method]);
  return { ...talk, answer: talk.answers[0] };
};

async function* giving(...chunks: (string | Error)[]): AsyncGenerator<string> {
  for (const chunk of chunks) {
    await pause(5);
    if (typeof chunk !== 'string') throw chunk;
    yield chunk;
  }
}

describe.each([
  ['hono', Hono],
  ['hono 4.12.0', HonoFloor as never as typeof Hono],
] as const)('%s', (_name, Framework) => {
  async function serve(route: (app: Hono) => void): Promise<void> {
    const app = kuvert(api, { onError: ({ error }) => heard.push(error) }).install(new Framework());
    route(app);
    server = await listen(getRequestListener(app.fetch));
  }

  it('answers a stream that is sent or returned, with the headers of middleware', async () => {
    await serve((app) => {
      app.use(cors());
      app.get('/sent', (c) => send(c, stream(giving('a', 'b'), { headers: { 'Content-Type': 'text/csv' } })));
      app.get('/returned', (() => stream(giving('a', 'b'), { headers: { 'Content-Type': 'text/csv' } })) as never);
    });
    for (const path of ['/sent', '/returned']) {
      const { answer } = await get(path);
      expect([answer?.status, answer?.text, answer?.complete]).toEqual([200, 'ab', true]);
      expect(answer?.headers.get('content-type')).toEqual(['text/csv']);
      expect(answer?.headers.get('access-control-allow-origin')).toEqual(['*']);
      expect(answer?.headers.has('x-request-id')).toBe(true);
    }
    const { answer } = await get('/sent', [], 'HEAD');
    expect([answer?.status, answer?.text]).toEqual([200, '']);
  });

  it('answers the envelope when a stream fails before its first byte, and cuts it off when it fails later', async () => {
    await serve((app) => {
      app.use(cors());
      app.get('/early', (c) => send(c, stream(giving(new Error('inside')))));
      app.get('/late', (c) => send(c, stream(giving('a', new Error('inside')))));
    });
    const { answer } = await get('/early');
    expect([answer?.status, answer?.text]).toEqual([500, internal]);
    expect(answer?.headers.get('access-control-allow-origin')).toEqual(['*']);
    const late = await get('/late');
    expect([late.answer?.complete ?? false, late.ended === 'open']).toEqual([false, false]);
    expect(heard).toEqual([new Error('inside'), new Error('inside')]);
  });

  it('sends a stream through compression', async () => {
    await serve((app) => {
      app.use(compress());
      app.get('/', (c) => send(c, stream(giving('a'.repeat(2000), 'b'), { headers: { 'Content-Type': 'text/csv' } })));
    });
    const response = await fetch(server?.url ?? '', { headers: { 'accept-encoding': 'gzip' } });
    expect([response.headers.get('content-encoding'), (await response.text()).length]).toEqual(['gzip', 2001]);
  });

  it.each(['before', 'after'])('lets go of its source when the client leaves %s the first byte', async (when) => {
    let cancelled = 0;
    const source = () =>
      new ReadableStream<string>({
        start: (controller) => (when === 'after' ? controller.enqueue('a') : undefined),
        cancel: () => void (cancelled += 1),
      });
    await serve((app) => app.get('/', (c) => send(c, stream(source()))));
    const steps: Step[] = [when === 'after' ? { begun: 1 } : { pause: 30 }, { close: 'reset' }];
    await get('/', steps).catch(() => undefined);
    await pause(50);
    expect([cancelled, heard]).toEqual([1, []]);
  });

  it('says which methods there are when a handler refuses its own', async () => {
    await serve((app) => {
      app.put('/', (c) => send(c, api.ok(1)));
      app.get('/', () => {
        throw fault('methodNotAllowed');
      });
    });
    const { answer } = await get('/');
    expect([answer?.status, answer?.headers.get('allow')]).toEqual([405, ['PUT']]);
  });

  it('joins Vary without repeating a name', async () => {
    await serve((app) => {
      app.use(async (c, next) => {
        c.header('Vary', 'Origin');
        await next();
      });
      app.get('/', (c) => send(c, api.ok(1, { headers: { Vary: 'origin, Accept' } })));
    });
    expect((await get('/')).answer?.headers.get('vary')).toEqual(['origin, Accept']);
  });
});
