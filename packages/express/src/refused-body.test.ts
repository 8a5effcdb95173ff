import { setTimeout as pause } from 'node:timers/promises';
import { api, listen } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import type express from 'express';
import type { RequestHandler } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hearing } from './ask.fixture.ts';
import { flood } from './flood.fixture.ts';
import { frameworks } from './frameworks.fixture.ts';
import { readBody } from './index.ts';
import type { Handler } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const post = async (body: string) => {
  const response = await fetch(server?.url ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return [response.status, await response.text()];
};
const head = (connection: string) =>
  `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\nConnection: ${connection}\r\n\r\n`;
const tooLarge = [413, '{"code":1001,"message":"Invalid request body"}'];
const internal = [500, '{"code":1,"message":"Internal error"}'];

async function serve(
  framework: typeof express,
  handle: Handler<Record<string, string>>,
  ...middleware: RequestHandler[]
): Promise<void> {
  const http = hearing(heard);
  const app = http.install(framework());
  app.post('/', ...middleware, http.handler(handle));
  server = await listen(app);
}

describe.each(frameworks)('%s', (_name, framework) => {
  it('reads a body again within the limit of that time', async () => {
    await serve(framework, async (request) => {
      const first = await readBody(request, z.string(), { limit: 10 });
      const again = await readBody(request, z.string(), { limit: 5 });
      return api.ok([first, again]);
    });
    expect(await post('"abc"')).toEqual([200, '{"code":0,"message":"OK","data":["abc","abc"]}']);
    expect(await post('"abcd"')).toEqual(tooLarge);
  });

  it('has a body that was too large be so whatever the limit is the next time', async () => {
    await serve(framework, async (request) => {
      await readBody(request, z.string(), { limit: 5 }).catch(() => undefined);
      return api.ok(await readBody(request, z.string()));
    });
    expect(await post('"abcd"')).toEqual(tooLarge);
  });

  it.each([false, true])('takes no limit that is none, were the body read before: parser %s', async (parses) => {
    await serve(
      framework,
      async (request) => {
        await readBody(request, z.string());
        return api.ok(await readBody(request, z.string(), { limit: Number.NaN }));
      },
      ...(parses ? [framework.json({ strict: false })] : []),
    );
    expect(await post('"abcd"')).toEqual(internal);
    expect(heard).toEqual([new TypeError('[@kuvert/core] the limit of a body is NaN; give a number of bytes.')]);
  });
});

// One of Express 5 and of 4 will do: it takes seconds.
describe.each(frameworks.filter(([name]) => !name.includes('.')))('%s', (_name, framework) => {
  it.each(['keep-alive', 'close'])(
    'has a handler that catches the refusal answer when it likes, and then does not read for ever: %s',
    async (connection) => {
      await serve(framework, async (request) => {
        await readBody(request, z.unknown()).catch(() => undefined);
        await pause(2_200);
        return api.ok('late');
      });
      const { sent, text } = await flood(server?.url ?? '', head(connection));
      expect(text).toContain('"data":"late"');
      expect(sent).toBeLessThan(64_000_000);
    },
  );
});
