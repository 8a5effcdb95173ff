import { connect, createServer } from 'node:http2';
import type { ClientHttp2Session, OutgoingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { api, crm } from './guard.fixture.ts';
import { guard } from './index.ts';
import type { Guard } from './index.ts';

async function start(): Promise<Guard & { readonly client: ClientHttp2Session }> {
  const server = createServer((request, response) => {
    setTimeout(() => response.end(`${request.method} ${request.url}`), 50);
  });
  const { close } = guard(server, api, { under: { '/crm': crm } });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(async () => {
    client.close();
    await close();
  });
  return { client, close };
}

async function ask(
  client: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
): Promise<{ status: unknown; body: string }> {
  return new Promise((resolve, reject) => {
    const stream = client.request(headers);
    let status: unknown;
    let body = '';
    stream.on('response', (head) => (status = head[':status'])).on('error', reject);
    stream.on('data', (chunk: Buffer) => (body += chunk.toString())).on('end', () => resolve({ status, body }));
  });
}

test('requests of HTTP/2 go on to the app, and Node’s own answers to them are enveloped', async () => {
  const { client } = await start();
  expect(await ask(client, { ':path': '/a' })).toEqual({ status: 200, body: 'GET /a' });
  expect(await ask(client, { ':path': '/crm', expect: 'the-moon' })).toEqual({
    status: 417,
    body: '{"status":"error","message":"Invalid parameters","code":"1000"}',
  });
  expect(await ask(client, { ':method': 'CONNECT', ':authority': 'a:1' })).toEqual({
    status: 405,
    body: '{"code":2,"message":"Route not found"}',
  });
});

test('streams of HTTP/2 finish before the server is closed', async () => {
  const { client, close } = await start();
  const answer = ask(client, { ':path': '/slow' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await close()).toEqual({ finished: 0, destroyed: 0 });
  expect(await answer).toEqual({ status: 200, body: 'GET /slow' });
});
