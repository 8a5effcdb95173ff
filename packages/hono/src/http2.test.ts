import { once } from 'node:events';
import { connect, constants, createServer } from 'node:http2';
import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { stream } from '@kuvert/core';
import { api, crm } from '@kuvert/testkit';
import { Hono } from 'hono';
import type { Handler } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kuvert, readBody, send } from './index.ts';

interface Came {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly code: number;
}

let close: (() => Promise<void>) | undefined;
let session: ClientHttp2Session;
let heard: number[] = [];
afterEach(async () => {
  heard = [];
  await close?.();
});

const hear = ({ status }: { readonly status: number }) => heard.push(status);

/** Serves a handler at every path but `/alive`, over HTTP/2 without TLS. */
async function serve(handle: Handler): Promise<void> {
  const options = { onError: hear, baseUrl: ['http://one.test', 'http://two.test'] };
  const app = kuvert(api, options).install(new Hono());
  app.get('/alive', (c) => send(c, api.ok('alive')));
  app.all('/', handle);
  const server = createAdaptorServer({ fetch: app.fetch, createServer });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  session.on('error', () => undefined);
  close = async () => {
    session.destroy();
    server.close();
    await once(server, 'close');
  };
}

async function cameOf(asked: ClientHttp2Stream): Promise<Came> {
  let headers: IncomingHttpHeaders = {};
  let text = '';
  asked.setEncoding('utf8');
  asked.on('response', (given) => (headers = given));
  asked.on('data', (chunk: string) => (text += chunk));
  asked.on('error', () => undefined);
  // Node's client does not close a stream on which it has not sent all, though its server has told it to stop.
  asked.once('end', () => {
    if (!asked.writableFinished) setTimeout(() => asked.destroy(), 50);
  });
  await new Promise((resolve) => void asked.once('close', resolve));
  return { headers, text, code: asked.rstCode ?? 0 };
}

async function ask(headers: OutgoingHttpHeaders = {}, body?: string): Promise<Came> {
  const asked = session.request({ ':path': '/', ...headers });
  asked.end(body);
  return cameOf(asked);
}
const isAlive = async () => (await ask({ ':path': '/alive' })).text.includes('alive');
const post = (type = 'application/json') => ({ ':method': 'POST', 'content-type': type });
const internal = '{"code":1,"message":"Internal error"}';
const forbidden = '{"code":4,"message":"Forbidden"}';

async function* giving(...chunks: (string | Error)[]): AsyncGenerator<string> {
  for (const chunk of chunks) {
    await pause(5);
    if (chunk instanceof Error) throw chunk;
    yield chunk;
  }
}
const circular: Record<string, unknown> = {};
circular['self'] = circular;

describe('Hono on @hono/node-server over HTTP/2', () => {
  it.each<[string, Handler, number, string]>([
    ['a success', (c) => send(c, api.created(1)), 201, '{"code":0,"message":"OK","data":1}'],
    ['a failure', (c) => send(c, api.error('FORBIDDEN')), 403, forbidden],
    ['nothing', () => undefined as never, 404, '{"code":2,"message":"Route not found"}'],
    ['data that is no JSON', (c) => send(c, api.ok(circular)), 500, internal],
    ['a response that was read', async () => read(new Response('raw')), 500, internal],
    ['a stream', async (c) => send(c, stream(giving('a', 'ä'))), 200, 'aä'],
    [
      'a stream that fails before its first byte',
      async (c) => send(c, stream(giving(new Error('inside')))),
      500,
      internal,
    ],
  ])('answers %s, whole', async (_what, handle, status, text) => {
    await serve(handle);
    const { headers, ...came } = await ask({ 'x-request-id': 'mine' });
    expect([headers[':status'], came]).toEqual([status, { text, code: 0 }]);
    expect(headers).toMatchObject({ 'x-request-id': 'mine', 'x-content-type-options': 'nosniff' });
    expect([headers['connection'], headers['transfer-encoding']]).toEqual([undefined, undefined]);
    expect(heard).toEqual(status < 300 ? [] : [status]);
  });

  it.each([null, undefined, 'text', 0, Object.freeze(new Error('inside')), { status: 200 }])(
    'answers an internal error where %s is thrown, and tells of it once',
    async (thrown: unknown) => {
      await serve(() => {
        throw thrown;
      });
      expect(await ask()).toMatchObject({ text: internal, code: 0, headers: { ':status': 500 } });
      expect(heard).toEqual([500]);
    },
  );

  it('gives HEAD a head and nothing else, and 204 no body', async () => {
    await serve((c) => send(c, c.req.method === 'DELETE' ? api.noContent() : api.ok(1)));
    expect(await ask({ ':method': 'HEAD' })).toMatchObject({ text: '', code: 0, headers: { ':status': 200 } });
    expect(await ask({ ':method': 'DELETE' })).toMatchObject({ text: '', code: 0, headers: { ':status': 204 } });
  });

  it('keeps large headers on a failure', async () => {
    await serve((c) => {
      c.header('X-Large', 'x'.repeat(40_000));
      throw api.error('FORBIDDEN');
    });
    const { headers, text } = await ask();
    expect([headers['x-large']?.length, text]).toEqual([40_000, forbidden]);
  });

  it('builds links on the base URL that the authority names', async () => {
    await serve((c) => send(c, crm.page([1], { page: 1, pageSize: 1, total: 2 })));
    expect((await ask({ ':authority': 'two.test' })).text).toContain('http://two.test/');
  });

  it('cuts off its stream and no other when that fails on the way, and tells of it once', async () => {
    await serve(async (c) => send(c, stream(giving('a', new Error('inside')))));
    const { code } = await ask();
    expect([code === 0, await isAlive(), heard]).toEqual([false, true, [500]]);
  });

  const codes = ['NO_ERROR', 'PROTOCOL_ERROR', 'INTERNAL_ERROR', 'CANCEL'] as const;
  it.each(codes)('lets go of a source whose client breaks off with %s, and tells nobody', async (name) => {
    const cancelled: string[] = [];
    const source = new ReadableStream<string>({
      start: (controller) => controller.enqueue('a'),
      cancel: () => void cancelled.push(name),
    });
    await serve(async (c) => send(c, stream(source)));
    const asked = session.request({ ':path': '/' });
    await once(asked, 'data');
    asked.close(constants[`NGHTTP2_${name}`]);
    await cameOf(asked);
    for (let tries = 0; tries < 100 && cancelled.length === 0; tries += 1) await pause(10);
    expect([cancelled, await isAlive(), heard]).toEqual([[name], true, []]);
  });

  it('reads a body, and refuses what is malformed or too large', async () => {
    await serve(async (c) => send(c, api.ok(await readBody(c, z.unknown(), { limit: 100_000 }))));
    expect((await ask(post(), '{"a":1}')).text).toBe('{"code":0,"message":"OK","data":{"a":1}}');
    expect((await ask(post(), '{')).headers[':status']).toBe(400);
    expect((await ask(post(), 'x'.repeat(1_000_000))).headers[':status']).toBe(413);
    expect((await ask(post('text/plain'), 'a')).headers[':status']).toBe(415);
    expect([await isAlive(), heard]).toEqual([true, [400, 413, 415]]);
  });

  it('takes a body that its client breaks off for a bad request', async () => {
    await serve(async (c) => send(c, api.ok(await readBody(c, z.unknown()))));
    const asked = session.request({ ':path': '/', ...post() });
    asked.write('{"half":');
    setTimeout(() => asked.close(constants.NGHTTP2_CANCEL), 20);
    await cameOf(asked);
    for (let tries = 0; tries < 100 && heard.length === 0; tries += 1) await pause(10);
    expect([await isAlive(), heard]).toEqual([true, [400]]);
  });
});

async function read(response: Response): Promise<Response> {
  await response.text();
  return response;
}
