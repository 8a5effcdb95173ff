import { expect, test, vi } from 'vitest';
import { api } from './api.fixture.ts';
import { createClient } from './client.ts';
import { retries } from './retry.ts';
import { serve, serveInTurn } from './server.fixture.ts';

const project = { code: 0, message: 'OK', data: { slug: 'alder' } };
const failing = (code: number, status: number, headers = {}) => ({ status, headers, body: { code, message: 'x' } });
const soon = { attempts: 3, base: 1 };

test('a request says what it wants, what it brings, and which one it is', async () => {
  const { baseUrl, seen, bodies } = await serveInTurn({ body: project });
  const client = createClient(api, {
    baseUrl,
    headers: { authorization: 'Bearer all', 'x-app': 'tour' },
    requestId: () => 'made-1',
  });
  const result = await client.post('/projects', { body: { slug: 'alder' }, headers: { 'X-App': 'own' } });
  expect(result).toMatchObject({ ok: true, status: 200, data: { slug: 'alder' }, requestId: 'made-1' });
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/projects' });
  expect(seen[0]?.headers).toMatchObject({
    accept: 'application/json',
    authorization: 'Bearer all',
    'content-type': 'application/json',
    'x-app': 'own',
    'x-request-id': 'made-1',
  });
  expect(bodies).toEqual(['{"slug":"alder"}']);
});

test.each(['get', 'post', 'put', 'patch', 'delete'] as const)('%s is sent as itself', async (method) => {
  const { baseUrl, seen } = await serveInTurn({ body: project });
  await createClient(api, { baseUrl })[method]('/');
  expect(seen[0]?.method).toBe(method.toUpperCase());
});

const form = new FormData();
form.set('slug', 'alder');
test.each([
  ['a form', form, /^multipart\/form-data; boundary=/, /name="slug"/],
  ['search parameters', new URLSearchParams({ slug: 'alder' }), /^application\/x-www-form-urlencoded/, /^slug=alder$/],
  ['a blob', new Blob(['alder'], { type: 'text/x' }), /^text\/x$/, /^alder$/],
  ['bytes', new TextEncoder().encode('alder'), /^undefined$/, /^alder$/],
  ['a stream', new Blob(['alder']).stream(), /^undefined$/, /^alder$/],
  ['a text', 'alder', /^application\/json$/, /^"alder"$/],
  ['null', null, /^application\/json$/, /^null$/],
  ['a list', [1], /^application\/json$/, /^\[1\]$/],
])('%s goes out as it should', async (_, body, type, written) => {
  const { baseUrl, seen, bodies } = await serveInTurn({ body: project });
  const result = await createClient(api, { baseUrl }).put('/', { body });
  expect(result.kind).toBe('success');
  expect(String(seen[0]?.headers['content-type'])).toMatch(type);
  expect(bodies[0]).toMatch(written);
});

test('the id of a request is that of the body, else of the answer, else the one it was sent with', async () => {
  const told = { code: 5000, message: 'x', request_id: 'from-body' };
  const header = { 'x-request-id': 'from-header' };
  const { baseUrl } = await serveInTurn(
    { headers: header, body: told },
    { headers: header, body: project },
    { body: project },
  );
  const client = createClient(api, { baseUrl, requestId: 'sent' });
  const ids = [await client.get('/'), await client.get('/'), await client.get('/')].map(({ requestId }) => requestId);
  expect(ids).toEqual(['from-body', 'from-header', 'sent']);
  const nowhere = createClient(api, { baseUrl: 'http://127.0.0.1:1', requestId: 'sent' });
  expect(await nowhere.get('/')).toMatchObject({ kind: 'network', requestId: 'sent' });
});

test('params that the code has are given with their types, whatever the envelope wrote', async () => {
  const body = { code: 5900, message: 'x', params: { max: '10', project: 'alder', more: 1 } };
  const { baseUrl } = await serveInTurn(
    { status: 409, body },
    { status: 409, body: { ...body, params: { max: 1.5 } } },
  );
  const client = createClient(api, { baseUrl });
  expect(await client.get('/')).toMatchObject({ reason: 'TOO_MANY_MIRRORS', params: { max: 10, project: 'alder' } });
  expect(await client.get('/')).not.toHaveProperty('params');
});

test('a schema types the data, and data it refuses is malformed', async () => {
  const { baseUrl } = await serveInTurn({ body: project });
  const client = createClient(api, { baseUrl });
  const { z } = await import('zod');
  const upper = z.object({ slug: z.string().transform((slug) => slug.toUpperCase()) });
  expect(await client.get('/', { schema: upper })).toMatchObject({ ok: true, data: { slug: 'ALDER' } });
  const other = z.object({ slug: z.number() });
  const refused = await client.get('/', { schema: other });
  expect(refused).toMatchObject({ kind: 'malformed', data: { slug: 'alder' }, status: 200 });
  const throwing = z.string().transform(() => {
    throw new Error('x');
  });
  expect(await client.get('/', { schema: throwing.pipe(z.never()) })).toMatchObject({ kind: 'malformed' });
});

test('what cannot be sent is the programmer’s mistake, and rejects before anything is sent', async () => {
  const fetch = vi.fn<() => Promise<Response>>();
  const client = createClient(api, { baseUrl: 'http://127.0.0.1:1', fetch });
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  await expect(client.get('/projects/:slug')).rejects.toThrow('the param slug of /projects/:slug is ""');
  await expect(client.post('/', { body: cycle })).rejects.toThrow(TypeError);
  await expect(client.get('/', { headers: { 'a b': 'c' } })).rejects.toThrow(TypeError);
  expect(fetch).not.toHaveBeenCalled();
});

test.each([Object.create(null), Symbol('x'), undefined, { toString: () => expect.fail() }])(
  'whatever a fetch throws, it is the network’s failure',
  async (thrown: unknown) => {
    const fails = async (): Promise<Response> => Promise.reject(thrown);
    expect((await createClient(api, { baseUrl: '', fetch: fails }).get('/')).kind).toBe('network');
  },
);

test('a fetch that throws, or gives no answer, is the network’s failure', async () => {
  const broken = [
    () => {
      throw new Error('x');
    },
    async () => Promise.reject(new Error('x')),
    async () => Promise.resolve(undefined as never),
    async () => Promise.resolve({} as never),
  ];
  for (const fetch of broken) {
    const result = await createClient(api, { baseUrl: '', fetch }).get('/');
    expect(result).toMatchObject({ ok: false, kind: 'network' });
  }
});

test('the fetch of the runtime is looked up for each call', async () => {
  const client = createClient(api, { baseUrl: 'https://api.example.com' });
  vi.stubGlobal('fetch', async (url: string) => Promise.resolve(Response.json({ ...project, data: url })));
  expect(await client.get('/a')).toMatchObject({ data: 'https://api.example.com/a' });
  vi.unstubAllGlobals();
});

test('a signal ends a call, at any time, and says why', async () => {
  const baseUrl = await serve(() => undefined);
  const client = createClient(api, { baseUrl });
  const fetch = vi.fn<typeof globalThis.fetch>();
  const early = await client.get('/', { signal: AbortSignal.abort(new Error('left')) });
  expect(early).toMatchObject({ kind: 'aborted', cause: new Error('left') });
  const none = createClient(api, { baseUrl, fetch });
  expect((await none.get('/', { signal: AbortSignal.abort() })).kind).toBe('aborted');
  expect(fetch).not.toHaveBeenCalled();
  const controller = new AbortController();
  const pending = client.get('/', { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  expect((await pending).kind).toBe('aborted');
});

test('a fetch that heeds no signal is not waited for', async () => {
  const silent = { baseUrl: '', fetch: async (): Promise<Response> => new Promise(() => undefined), timeout: 20 };
  const client = createClient(api, silent);
  expect((await client.get('/')).kind).toBe('timeout');
  const body = new ReadableStream();
  const hanging = createClient(api, {
    baseUrl: '',
    fetch: async () => Promise.resolve(new Response(body)),
    timeout: 20,
  });
  expect((await hanging.get('/')).kind).toBe('timeout');
});

test('a timeout that is longer than a timer can wait is none', async () => {
  const { baseUrl } = await serveInTurn({ body: project });
  const client = createClient(api, { baseUrl, timeout: Infinity });
  expect((await client.get('/')).kind).toBe('success');
});

test('nothing is sent again unless that was asked for', async () => {
  const { baseUrl, seen } = await serveInTurn(failing(5003, 423));
  await createClient(api, { baseUrl }).get('/');
  await createClient(api, { baseUrl, retry: retries(soon) }).get('/', { retry: false });
  expect(seen).toHaveLength(2);
});

const html = (status: number) => ({ status, body: '<p>' });
const problem = (status: number) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { title: 'x' },
});

test.each([
  ['a code that is safe to retry', 'POST', failing(5003, 423), 3],
  ['a code that is so for idempotent methods', 'PUT', failing(5004, 409), 3],
  ['a code that is so for idempotent methods, not with others', 'POST', failing(5004, 409), 1],
  ['a code that says nothing of it', 'GET', failing(1, 500), 1],
  ['HTML for 502', 'GET', html(502), 3],
  ['HTML for 503', 'DELETE', html(503), 3],
  ['HTML for 504', 'HEAD', { status: 504 }, 3],
  ['HTML for 502 of a method with effects', 'PATCH', html(502), 1],
  ['HTML for 500', 'GET', html(500), 1],
  ['a problem of a gateway with 429', 'GET', problem(429), 3],
  ['a problem of a gateway with 503', 'OPTIONS', problem(503), 3],
  ['a problem of a gateway with 403', 'GET', problem(403), 1],
  ['a success', 'GET', { body: project }, 1],
])('%s: %s', async (_, method, answer, times) => {
  const { baseUrl, seen } = await serveInTurn(answer);
  await createClient(api, { baseUrl, retry: retries(soon) }).request(method, '/');
  expect(seen).toHaveLength(times);
});

test('what succeeds when sent again is a success, with the same id and body', async () => {
  const { baseUrl, seen, bodies } = await serveInTurn(failing(5003, 423), html(502), { body: project });
  let made = 0;
  const requestId = (): string => `id-${(made += 1)}`;
  const client = createClient(api, { baseUrl, requestId, retry: retries({ attempts: 5, base: 1 }) });
  expect(await client.put('/', { body: { a: 1 } })).toMatchObject({ ok: true, data: project.data });
  expect(bodies).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
  expect(seen.map(({ headers }) => headers['x-request-id'])).toEqual(['id-1', 'id-1', 'id-1']);
});

test('a connection that breaks is opened again for what is idempotent', async () => {
  let times = 0;
  const baseUrl = await serve((request, response) => {
    times += 1;
    if (times < 3) request.socket.destroy();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(project));
  });
  const client = createClient(api, { baseUrl, retry: retries(soon) });
  expect((await client.get('/')).kind).toBe('success');
  times = 0;
  expect((await client.post('/')).kind).toBe('network');
});

test('a stream is sent but once', async () => {
  const { baseUrl, seen } = await serveInTurn(failing(5003, 423));
  await createClient(api, { baseUrl, retry: retries(soon) }).post('/', { body: new Blob(['x']).stream() });
  expect(seen).toHaveLength(1);
});

test.each([
  ['seconds', () => '1'],
  ['a date', () => new Date(Date.now() + 2000).toUTCString()],
])('Retry-After in %s is waited for', async (_, after) => {
  const { baseUrl } = await serveInTurn(failing(5003, 423, { 'retry-after': after() }), { body: project });
  const client = createClient(api, { baseUrl, retry: retries(soon) });
  const started = Date.now();
  expect((await client.get('/')).kind).toBe('success');
  expect(Date.now() - started).toBeGreaterThanOrEqual(990);
});

test('a wait that would last beyond the deadline is not begun', async () => {
  const { baseUrl, seen } = await serveInTurn(failing(5003, 423, { 'retry-after': '3600' }));
  const client = createClient(api, { baseUrl, timeout: 2000, retry: retries(soon) });
  expect(await client.get('/')).toMatchObject({ kind: 'failure', reason: 'PROJECT_LOCKED', retryAfter: 3600 });
  const patient = createClient(api, { baseUrl, timeout: Infinity, retry: retries(soon) });
  const endless = { ...failing(5003, 423, { 'retry-after': '9'.repeat(400) }) };
  const { baseUrl: other } = await serveInTurn(endless);
  expect((await patient.get('/', { signal: AbortSignal.timeout(50) })).kind).toBe('aborted');
  expect((await createClient(api, { baseUrl: other, timeout: Infinity, retry: retries(soon) }).get('/')).kind).toBe(
    'failure',
  );
  expect(seen).toHaveLength(2);
});

test('the deadline holds for all tries together', async () => {
  const { baseUrl } = await serveInTurn(failing(5003, 423));
  const result = await createClient(api, { baseUrl, timeout: 200, retry: () => 30 }).get('/');
  expect(['failure', 'timeout']).toContain(result.kind);
});

test('a signal ends a wait', async () => {
  const { baseUrl, seen } = await serveInTurn(failing(5003, 423, { 'retry-after': '20' }));
  const client = createClient(api, { baseUrl, retry: retries(soon) });
  expect((await client.get('/', { signal: AbortSignal.timeout(100) })).kind).toBe('aborted');
  expect(seen).toHaveLength(1);
});

test('a signal that outlives its calls keeps nothing of them', async () => {
  const { baseUrl } = await serveInTurn({ body: project });
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, 'addEventListener');
  const removed = vi.spyOn(signal, 'removeEventListener');
  await createClient(api, { baseUrl }).get('/', { signal });
  expect(removed.mock.calls.length).toBe(added.mock.calls.length);
});
