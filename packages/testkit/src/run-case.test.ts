import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Case, Expectation } from './case.ts';
import { failure, noContent, ok } from './expect.ts';
import type { Running } from './harness.ts';
import { SECRET } from './leak.ts';
import { listen } from './listen.ts';
import { runCase } from './run-case.ts';

let server: Running | undefined;
afterEach(async () => {
  await server?.close();
});

/** A server written by hand that keeps every rule. */
function answer(response: ServerResponse, status: number, body: string, id: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-request-id', String(id));
  if (status >= 300) response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}

function answering(status: number, body: string): RequestListener {
  return (request, response) => answer(response, status, body, request.headers['x-request-id']);
}

const fine = '{"code":0,"message":"OK","data":1}';
const bad = '{"code":4,"message":"Forbidden"}';

const tagged: RequestListener = (request, response) => {
  response.setHeader('etag', '"a"');
  answering(403, bad)(request, response);
};

const cut: RequestListener = (request, response) => {
  response.writeHead(200, { 'content-length': 99, 'x-request-id': String(request.headers['x-request-id']) });
  response.write('{');
  setTimeout(() => response.destroy(), 20);
};

/** Problems found with a listener that handles one path well or badly; what its hook has heard is given. */
async function problemsOf(wanted: Expectation, listener: RequestListener, heard = '[]'): Promise<string[]> {
  server = await listen((request, response) => {
    const isAftermath = request.url?.startsWith('/heard/') === true;
    if (isAftermath) answer(response, 200, `{"code":0,"message":"OK","data":${heard}}`, 'aftermath');
    else listener(request, response);
  });
  const tested: Case = { id: 'tested', title: '', why: '', request: { path: '/x' }, expect: wanted };
  return runCase(server.url, tested);
}

/** Problems found with the good answer after something was done to it. */
async function spoilt(spoil: (response: ServerResponse) => void): Promise<string[]> {
  return problemsOf(ok(1), (request, response) => {
    const end = response.end.bind(response);
    response.end = (body: unknown) => {
      spoil(response);
      return end(body as string);
    };
    answer(response, 200, fine, request.headers['x-request-id']);
  });
}

describe('runCase', () => {
  it('finds nothing wrong with a good success', async () => {
    expect(await spoilt(() => undefined)).toEqual([]);
  });

  it('finds nothing wrong with a good failure', async () => {
    const heard = '[{"status":403,"method":"GET","path":"/x","original":true}]';
    const listener = answering(403, bad);
    expect(await problemsOf(failure(403, 4, 'Forbidden'), listener, heard)).toEqual([]);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['X-Powered-By names the framework', (response) => response.setHeader('x-powered-by', 'Express')],
    ['age comes twice', (response) => response.setHeader('age', ['1', '2'])],
    ['there is no X-Request-Id', (response) => response.removeHeader('x-request-id')],
    ['X-Request-Id is other', (response) => response.setHeader('x-request-id', 'other')],
    ['there is no nosniff', (response) => response.removeHeader('x-content-type-options')],
    ['Content-Type is text/html', (response) => response.setHeader('content-type', 'text/html')],
    ['the answer repeats what was thrown', (response) => response.setHeader('x-debug', SECRET)],
    ['the answer looks like', (response) => response.setHeader('x-debug', 'at run (/app/node_modules/x.js:1:2)')],
    ['there is no Content-Length', (response) => response.removeHeader('content-length')],
  ])('says: %s', async (problem, spoil) => {
    const found = await spoilt(spoil);
    expect(found.join('\n')).toContain(problem);
  });

  it('says which status, body and header differ', async () => {
    const listener = answering(200, fine);
    expect(
      await problemsOf({ status: 201, body: { code: 0 }, headers: { location: '/y', allow: null } }, listener),
    ).toEqual([
      'the status is 200, not 201',
      'the body is {"code":0,"message":"OK","data":1}, not {"code":0}',
      'location is missing, not /y',
    ]);
  });

  it('holds the envelope to the status', async () => {
    const listener = answering(500, fine);
    const found = await problemsOf({ status: 500, body: { code: 0, message: 'OK', data: 1 }, failures: 0 }, listener);
    expect(found).toEqual(['the envelope decodes as malformed, and 500 is a failure']);
  });

  it('wants failures uncached', async () => {
    const heard = '[{"status":403,"method":"GET","path":"/x"}]';
    const found = await problemsOf(failure(403, 4, 'Forbidden'), tagged, heard);
    expect(found).toEqual(['a failure carries an ETag']);
  });

  it.each<[string, string]>([
    ['the onError hook was called 0 times, not 1', '[]'],
    ['the onError hook was called 2 times, not 1', '[{"status":403},{"status":403}]'],
    ['the onError hook was told of a 500', '[{"status":500,"method":"GET","path":"/x"}]'],
    ['the onError hook was told of /y', '[{"status":403,"method":"GET","path":"/y"}]'],
    ['the onError hook was not handed the original', '[{"status":403,"method":"GET","path":"/x","original":false}]'],
  ])('says: %s', async (problem, heard) => {
    const listener = answering(403, bad);
    expect(await problemsOf(failure(403, 4, 'Forbidden'), listener, heard)).toEqual([problem]);
  });

  it('notices a connection that ends without an answer, or in the middle of one', async () => {
    expect(String(await problemsOf(ok(1), (request) => request.socket.destroy()))).toContain('does not answer');
    await server?.close();
    expect(await problemsOf(ok(1), cut)).toContain('the connection ended before the answer did');
  });

  it('notices a body where there must be none', async () => {
    const listener = answering(200, fine);
    expect(await problemsOf(noContent, listener)).toContain('the status is 200, not 204');
  });

  it('notices a server that died of the case', async () => {
    server = await listen((request, response) => {
      if (request.url === '/x') answer(response, 200, fine, request.headers['x-request-id']);
      else request.socket.destroy();
    });
    const tested: Case = { id: 'tested', title: '', why: '', request: { path: '/x' }, expect: ok(1) };
    expect(String(await runCase(server.url, tested))).toContain('does not answer');
  });
});
