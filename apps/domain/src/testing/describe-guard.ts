import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

/** Sends bytes that no client of HTTP would, and answers all that comes until the server closes the connection. */
async function say(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket);
}

/** Describes what a demo server answers below its framework, where it runs on Node. */
export function describeGuard(urlOf: () => string): void {
  test.each([
    ['bytes that are no HTTP', 'nonsense\r\n\r\n', 400, '{"code":1000,"message":"Invalid parameters"}'],
    [
      'an unmet expectation',
      'GET /v1 HTTP/1.1\r\nHost: a\r\nExpect: b\r\n\r\n',
      417,
      '{"code":1000,"message":"Invalid parameters"}',
    ],
    ['no Host', 'GET /crm/v1/leads HTTP/1.1\r\n\r\n', 400, '{"status":"error","message":"bad request","code":"90003"}'],
    [
      'two of them',
      'GET /crm/v1/leads HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
      400,
      '{"status":"error","message":"bad request","code":"90003"}',
    ],
  ])('%s: answered in the contract', async (_, bytes, status, body) => {
    const [head, answered] = (await say(urlOf(), bytes)).split('\r\n\r\n');
    expect(head?.split(' ', 2)).toEqual(['HTTP/1.1', String(status)]);
    expect(head).toMatch(/^content-type: application\/json; charset=utf-8\r?$/m);
    expect(answered).toBe(body);
  });
}
