import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { converse } from './converse.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A server that does what it is told with each connection. */
async function serving(serve: (socket: Socket) => void): Promise<string> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  open.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

describe('converse', () => {
  it('says how the connection ended', async () => {
    const closed = await serving((socket) => socket.on('data', () => socket.end(answer)));
    const kept = await serving((socket) => socket.on('data', () => socket.write(answer)));
    const reset = await serving((socket) => socket.on('data', () => socket.resetAndDestroy()));
    expect(await converse(closed, ['x'], ['GET'])).toMatchObject({ ended: 'closed', answers: [{ text: 'ok' }] });
    expect(await converse(kept, ['x'], ['GET'])).toMatchObject({ ended: 'open', answers: [{ text: 'ok' }] });
    expect(await converse(reset, ['x'], ['GET'])).toMatchObject({ ended: 'reset', answers: [] });
  });

  it('takes its steps in order, and waits where it is told to', async () => {
    const seen: string[] = [];
    const url = await serving((socket) => {
      socket.on('data', (bytes) => {
        seen.push(bytes.toString('latin1'));
        socket.write(answer);
      });
      socket.on('end', () => socket.end());
    });
    const steps = ['\xff', { answers: 1 }, new Uint8Array([65]), { begun: 2 }, { close: 'half' }] as const;
    const { answers, ended } = await converse(url, steps, ['GET', 'GET']);
    expect(seen).toEqual(['\xff', 'A']);
    expect([answers.length, ended]).toEqual([2, 'closed']);
  });

  it('keeps bytes that nobody asked for', async () => {
    const url = await serving((socket) => socket.on('data', () => socket.write(`${answer}more`)));
    expect((await converse(url, ['x'], ['GET'])).rest.toString()).toBe('more');
  });

  it('says that a server is silent', async () => {
    const url = await serving(() => undefined);
    await expect(converse(url, ['x'], ['GET'], 50)).rejects.toThrow('the server is silent for 50 ms');
  });
});
