import { expect, test } from 'vitest';
import { badRequest, Client, crmBadRequest, expectWhole, say, start, toAnswers } from './guard.fixture.ts';

const head = 'GET / HTTP/1.1\r\nHost: a\r\n';
const chunked = 'POST /crm/leads HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';

test.each([
  ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0', 400],
  ['an unknown method', 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n', 400],
  ['an unknown version', 'GET / HTTP/1.2\r\nHost: a\r\n\r\n', 400],
  ['a control character in the target', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
  ['line feeds alone', 'GET / HTTP/1.1\nHost: a\n\n', 400],
  ['a space before a colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n', 400],
  ['a folded line', `${head}X: a\r\n b\r\n\r\n`, 400],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
  ['two framings', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['a length that is none', `${head}Content-Length: -1\r\n\r\n`, 400],
  ['a head that is too large', `${head}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['a target that is too long', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
])('bytes that are no request, %s, are answered in the main contract', async (_, bytes, status) => {
  const { port, events } = await start();
  const answers = await say(port, bytes);
  expect(answers).toHaveLength(1);
  expectWhole(answers[0], status, badRequest);
  expect(events).toMatchObject([{ status, reason: 'INVALID_PARAMETERS', method: '', path: '*' }]);
  expect(events[0]?.requestId).toBe(answers[0]?.headers['x-request-id']);
});

test.each([
  ['no Host', ''],
  ['two', 'Host: a\r\nHost: b\r\n'],
  ['the same twice', 'Host: a\r\nhOST: a\r\n'],
  ['a space in it', 'Host: a b\r\n'],
  ['a path in it', 'Host: evil.example/x?y#z\r\n'],
  ['a user in it', 'Host: user@a\r\n'],
  ['a port that is none', 'Host: a:b\r\n'],
  ['two ports', 'Host: a:1:2\r\n'],
  ['an address without brackets', 'Host: ::1\r\n'],
  ['an escape that is none', 'Host: %zz\r\n'],
  ['a raw character', 'Host: \xe9\r\n'],
])(
  'a request with %s as its Host never reaches the app, and is answered in the contract of its path',
  async (_, host) => {
    const reached: unknown[] = [];
    const { port, events } = await start({ app: (request) => void reached.push(request.url) });
    const answers = await say(port, `GET /crm/leads?a=b HTTP/1.1\r\n${host}X-Request-Id: mine\r\n\r\n`);
    expect(answers).toHaveLength(1);
    expectWhole(answers[0], 400, crmBadRequest, { 'x-request-id': 'mine' });
    expect(events).toMatchObject([{ method: 'GET', path: '/crm/leads', requestId: 'mine', fault: 'badRequest' }]);
    expect(reached).toEqual([]);
  },
);

test.each([
  'a',
  'a:80',
  'a:',
  'API_1.example.com:8443',
  '127.0.0.1',
  '[::1]',
  '[::1]:3000',
  '[fe80::1%25eth0]:1',
  'caf%C3%A9.example',
  '',
])('a request for the host %j goes on to the app', async (host) => {
  const { port, events } = await start();
  const answers = await say(port, `GET /crm HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  expect(answers).toMatchObject([{ status: 200, body: 'GET /crm 0' }]);
  expect(events).toEqual([]);
});

test.each([
  ['HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n'],
  ['HTTP/0.9', 'GET /\r\n\r\n'],
  ['absolute-form', 'GET http://b/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['an upgrade nobody listens for', `${head}Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`],
])('%s goes on to the app', async (_, request) => {
  const { port } = await start();
  expect(await say(port, request)).toMatchObject([{ status: 200 }]);
});

test('a server that was made to take requests without a Host takes them still', async () => {
  const { port } = await start({ server: { requireHostHeader: false } });
  expect(await say(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatchObject([{ status: 200 }]);
  expect(await say(port, 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n')).toMatchObject([{ status: 400 }]);
});

test('HEAD is answered with a head that tells the length of what GET would get', async () => {
  const { port } = await start();
  const { text } = await new Client(port).send('HEAD / HTTP/1.1\r\n\r\n').ended;
  expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n(?:\S+: .*\r\n)*Content-Length: 44\r\n(?:\S+: .*\r\n)*\r\n$/);
});

test('an expectation that cannot be met is 417 in the contract of its path', async () => {
  const { port, events } = await start();
  const answers = await say(port, 'POST /crm HTTP/1.1\r\nHost: a\r\nExpect: the-moon\r\nContent-Length: 1\r\n\r\nx');
  expect(answers).toHaveLength(1);
  expectWhole(answers[0], 417, crmBadRequest);
  expect(events).toMatchObject([{ status: 417, method: 'POST', path: '/crm' }]);
});

test('CONNECT is a method that nothing here answers', async () => {
  const { port, events } = await start();
  const answers = await say(port, 'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n');
  expect(answers).toHaveLength(1);
  expectWhole(answers[0], 405, '{"code":2,"message":"Route not found"}', { allow: '' });
  expect(events).toMatchObject([{ status: 405, method: 'CONNECT' }]);
});

test.each([
  ['a chunk without a length', 'zz\r\n', 400],
  ['a chunk that is longer than it says', '1\r\nabc\r\n', 400],
  ['chunk extensions without end', `1;${'x'.repeat(20_000)}\r\n`, 413],
])('a body with %s is answered in the contract of its path, under the id the app gave it', async (_, body, status) => {
  const { port, events } = await start({
    app: (request, response) => {
      response.setHeader('X-Request-Id', 'the-app-s');
      request.resume().on('end', () => response.end('never'));
    },
  });
  const answers = await say(port, chunked + body);
  expect(answers).toHaveLength(1);
  expectWhole(answers[0], status, crmBadRequest, { 'x-request-id': 'the-app-s' });
  expect(events).toMatchObject([{ status, method: 'POST', path: '/crm/leads', requestId: 'the-app-s' }]);
});

test('a client that half-closes in the middle of a head, or of a body, is answered', async () => {
  const { port } = await start();
  const inHead = new Client(port).send('GET / HT');
  inHead.socket.end();
  expect(toAnswers((await inHead.ended).text)).toMatchObject([{ status: 400, body: badRequest }]);
  const inBody = new Client(port).send(`${chunked}5\r\nab`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  inBody.socket.end();
  expect(toAnswers((await inBody.ended).text)).toMatchObject([{ status: 400, body: crmBadRequest }]);
});

test.each([
  ['a head', 'GET / HTTP/1.1\r\nHos', badRequest],
  ['a body', 'POST /crm HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc', crmBadRequest],
  ['the first byte', '', badRequest],
])('a client that is too slow with %s gets 408', async (_, bytes, body) => {
  const server = { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 };
  const { port, events } = await start({ server });
  const answers = await say(port, bytes);
  expect(answers).toHaveLength(1);
  expectWhole(answers[0], 408, body);
  expect(events).toMatchObject([{ status: 408, fault: 'requestTimeout' }]);
});

test('a request beyond those that a connection may make is 503', async () => {
  const { port, events, server } = await start();
  server.maxRequestsPerSocket = 1;
  const client = new Client(port).send(`${head}\r\n`);
  await client.heard('GET / 0');
  const [first, second, ...more] = toAnswers((await client.send('GET /crm HTTP/1.1\r\nHost: a\r\n\r\n').ended).text);
  expect(first).toMatchObject({ status: 200, headers: { connection: 'close' } });
  expectWhole(second, 503, '{"status":"error","message":"Internal error","code":"1"}');
  expect(more).toEqual([]);
  expect(events).toMatchObject([{ status: 503, path: '/crm', fault: 'unavailable' }]);
});

test('nothing of what the client sent, and nothing the parser says, is in the answer or in what the hook gets', async () => {
  const { port, events } = await start();
  const [answer] = await say(port, 'SECRET-TOKEN / HTTP/1.1\r\nHost: secret.example\r\n\r\n');
  expect(JSON.stringify(answer)).not.toMatch(/secret|parse|HPE/i);
  const { error } = events[0] as { readonly error: Error & { readonly cause: Error } };
  expect(error.cause).toMatchObject({ code: 'HPE_INVALID_METHOD' });
  expect(Object.keys(error.cause)).toEqual(['code']);
});

test('a hook that throws changes nothing', async () => {
  const { port } = await start({
    options: {
      onError: () => {
        throw new Error('hook');
      },
    },
  });
  expectWhole((await say(port, 'nonsense\r\n\r\n'))[0], 400, badRequest);
});
