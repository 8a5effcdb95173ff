import { api, crm } from '@kuvert/testkit';
import { describe, expect, it } from 'vitest';
import { kuvert } from './index.ts';
import type { FetchOptions, Handler } from './index.ts';

const internal = { code: 1, message: 'Internal error' };

/** What a handler answers to a GET, and what the hook heard. */
async function answer(handle: Handler<[]>, path = '/', init: RequestInit = {}, options: FetchOptions = {}) {
  const heard: unknown[] = [];
  const http = kuvert(api, { under: { '/crm': crm }, onError: ({ error }) => heard.push(error), ...options });
  const response = await http.handler(handle)(new Request(`http://localhost${path}`, init));
  return { heard, status: response.status, headers: response.headers, text: await response.text() };
}
const withId = { headers: { 'x-request-id': 'mine' } };

describe('handler', () => {
  it('stays synchronous for a synchronous handler', () => {
    const http = kuvert(api);
    const request = new Request('http://localhost/');
    expect(http.handler(() => api.ok(1))(request)).toBeInstanceOf(Response);
    expect(
      http.handler(() => {
        throw api.error('FORBIDDEN');
      })(request),
    ).toBeInstanceOf(Response);
    expect(http.handler(async () => Promise.resolve(api.ok(1)))(request)).toBeInstanceOf(Promise);
  });

  it('hands bindings and context of the runtime to the handler', async () => {
    const handler = kuvert(api).handler((_request, env: { name: string }, context: { id: number }) =>
      api.ok([env.name, context.id]),
    );
    const response = await handler(new Request('http://localhost/'), { name: 'worker' }, { id: 7 });
    expect(await response.json()).toEqual({ code: 0, message: 'OK', data: ['worker', 7] });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'text'],
    ['a number', 200],
    ['an object', { ok: true }],
    ['a network error', Response.error()],
    ['a revoked proxy', revoked()],
    ...[1000, 99, -1, 0, 100, 199, 600, 200.5].map((status): [string, unknown] => [
      `a response of status ${status}`,
      Object.defineProperty(new Response(), 'status', { value: status }),
    ]),
  ])('answers an internal error when a handler returns %s', async (_what, value) => {
    for (const returned of [value, Promise.resolve(value)]) {
      const { status, text, heard } = await answer(() => returned as Response);
      expect([status, JSON.parse(text)]).toEqual([500, internal]);
      expect(heard).toHaveLength(1);
    }
  });

  it('takes a handler that returns nothing for an unknown route, or a wrong method', async () => {
    expect((await answer(nothing)).status).toBe(404);
    const wrong = await answer(nothing, '/', { method: 'PUT' }, { allow: () => ['GET'] });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await answer(nothing, '/', {}, { allow: () => ['GET'] })).status).toBe(404);
  });

  it('answers an internal error when allow() throws', async () => {
    expect((await answer(() => undefined, '/', {}, { allow: broken })).status).toBe(500);
    expect((await answer(async () => Promise.resolve(undefined), '/', {}, { allow: broken })).status).toBe(500);
  });

  it('answers a path that does not decode without asking the handler', async () => {
    const { status, heard } = await answer(() => api.ok(1), '/%zz');
    expect([status, heard.length]).toEqual([400, 1]);
  });

  it('answers below a prefix in its contract', async () => {
    expect((await answer(() => undefined, '/crm/nowhere')).text).toContain('"10002"');
  });
});

describe('a raw response', () => {
  it('gets the request id when it is immutable', async () => {
    const { status, headers } = await answer(() => Response.redirect('http://localhost/x', 307), '/', withId);
    expect([status, headers.get('location'), headers.get('x-request-id')]).toEqual([307, 'http://localhost/x', 'mine']);
  });

  it('is the very response of the handler when its headers can be set', async () => {
    const raw = new Response('raw', { status: 404 });
    const response = await kuvert(api).handler(() => raw)(new Request('http://localhost/', withId));
    expect(response).toBe(raw);
    expect(response.headers.get('x-request-id')).toBe('mine');
  });

  it('keeps its cookies, its status text and its stream', async () => {
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    const stream = new Blob(['streamed']).stream();
    const response = await kuvert(api).handler(() => new Response(stream, { headers, statusText: 'Fine' }))(
      new Request('http://localhost/', withId),
    );
    expect([response.headers.getSetCookie(), response.statusText, await response.text()]).toEqual([
      ['a=1', 'b=2'],
      'Fine',
      'streamed',
    ]);
  });

  it('of another realm is a response', async () => {
    class Foreign extends Response {
      static override [Symbol.hasInstance](): boolean {
        return false;
      }
    }
    expect((await answer(() => new Foreign('raw'))).text).toBe('raw');
  });
});

function nothing(): undefined {}

function broken(): never {
  throw new Error('inside');
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
