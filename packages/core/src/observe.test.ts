import { describe, expect, test, vi } from 'vitest';
import { fault } from './failure.ts';
import { api, fail, onError, replier, request, SECRET, serve } from './replier.fixture.ts';
import { createReplier } from './replier.ts';

describe('the hook', () => {
  test('hears of a failure once, with what it needs for a log line', () => {
    const error = api.error('TOO_MANY_MIRRORS', { max: 3 });
    replier.fail(error, request('/a%20b?c', 'PUT', { 'x-request-id': 'id-1' }));
    expect(onError.mock.calls).toEqual([
      [
        {
          error,
          reason: 'TOO_MANY_MIRRORS',
          code: 5900,
          status: 409,
          requestId: 'id-1',
          method: 'PUT',
          path: '/a%20b',
        },
      ],
    ]);
    fail(fault('conflict'));
    expect(onError.mock.lastCall?.[0]).toMatchObject({ fault: 'conflict', status: 409 });
  });

  test.each<[what: string, hook: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error(SECRET);
      },
    ],
    ['rejects', () => Promise.reject(new Error(SECRET))],
    ['never settles', () => new Promise(() => undefined)],
    [
      'returns a thenable whose then throws',
      () => ({
        // oxlint-disable-next-line unicorn/no-thenable -- a thenable that misbehaves is the point
        get then() {
          throw new Error(SECRET);
        },
      }),
    ],
    ['returns nonsense', () => 42],
  ])('that %s changes nothing for the client', async (_, hook) => {
    const expected = fail(new Error(SECRET));
    const reply = serve({ onError: hook }).fail(new Error(SECRET), request('/'));
    expect(reply.body).toBe(expected.body);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  test('left out, tells console.error of 500 and above alone', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const silent = createReplier(api);
    const thrown = new Error(SECRET);
    silent.fail(thrown, request('/'));
    silent.fail(api.error('TOO_MANY_MIRRORS', { max: 3 }), request('/'));
    expect(log.mock.calls).toEqual([[expect.stringContaining('500 INTERNAL_ERROR'), thrown]]);
    log.mockRestore();
  });
});
