import { afterEach, describe, expect, it } from 'vitest';
import type { Running } from '../harness.ts';
import { listen } from '../listen.ts';
import { send } from './send.ts';

let server: Running | undefined;
afterEach(async () => server?.close());

describe('send', () => {
  it('tells a server that hangs from one that ends the connection', async () => {
    server = await listen((request, response) => {
      response.write('first byte');
      if (request.url === '/cut') setTimeout(() => response.destroy(), 20);
    });
    expect(await send(server.url, { path: '/cut' })).toMatchObject({ status: 200, complete: false });
    await expect(send(server.url, { path: '/hangs' }, 100)).rejects.toThrow('silent for 100 ms');
  });

  it('sends the path as it is, and every header that comes back', async () => {
    server = await listen((request, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']).end(request.url);
    });
    const { headers, text } = await send(server.url, { path: '/%zz/../x?%' });
    expect(text).toBe('/%zz/../x?%');
    expect(headers.get('set-cookie')).toEqual(['a=1', 'b=2']);
  });

  it.each([true, false])('sends a body with its length or in chunks (chunked: %s)', async (chunked) => {
    server = await listen((request, response) => {
      const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
      request.resume().on('end', () => response.end(`${length} ${encoding}`));
    });
    const { text } = await send(server.url, { method: 'POST', path: '/', body: 'größe', chunked });
    expect(text).toBe(chunked ? 'undefined chunked' : '7 undefined');
  });

  it('says that nothing listens', async () => {
    await expect(send('http://127.0.0.1:9', { path: '/' })).rejects.toThrow('ECONNREFUSED');
  });
});
