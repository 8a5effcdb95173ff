import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { fault } from './failure.ts';
import { api, onError, replier, request } from './replier.fixture.ts';
import { stream } from './stream.ts';

const failure = api.error('ROUTE_NOT_FOUND');
const heard = () => onError.mock.calls.map(([event]) => event.error);

describe('an outcome returned after its answer had begun', () => {
  it.each([
    ['a success', () => api.ok({ secret: 'hunter2' })],
    ['a stream', () => stream(['a'])],
  ])('is told as the mistake it is, without what it is made of: %s', (what, make) => {
    const facts = request('/', 'GET', { 'x-request-id': 'id-1' });
    expect(replier.late(make(), facts)).toBe(true);
    const [[event] = []] = onError.mock.calls;
    expect(event).toMatchObject({ status: 500, fault: 'internal', reason: 'INTERNAL_ERROR', requestId: 'id-1' });
    expect(event?.error).toBeInstanceOf(TypeError);
    expect(String(event?.error)).toContain(`returned ${what} after its answer had begun`);
    expect(String(event?.error)).not.toContain('hunter2');
  });

  it('lets go of the source of a stream', () => {
    const source = Readable.from(['a']);
    replier.late(stream(source), request('/'));
    expect(source.destroyed).toBe(true);
  });

  it('survives a stream that has no source, or is being answered', async () => {
    const taken = stream(['a']);
    const reply = replier.stream(taken, request('/'));
    for (const each of [taken, stream(5 as never)]) expect(replier.late(each, request('/'))).toBe(true);
    expect((await reply?.chunks.next())?.done).toBe(false);
  });

  it.each([failure, fault('unavailable')])('is told as itself where it is a failure: %s', (error) => {
    expect(replier.late(error, request('/'))).toBe(true);
    expect(heard()).toEqual([error]);
  });

  it('is told once of a request, and not at all where the hook has heard of the request', () => {
    const facts = request('/');
    replier.late(api.ok(1), facts);
    replier.late(api.ok(2), facts);
    expect(onError).toHaveBeenCalledOnce();
    const failed = request('/');
    replier.fail(failure, failed);
    replier.late(api.ok(1), failed);
    replier.late(failure, failed);
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('is told where it is another failure than the one that was heard of', () => {
    const facts = request('/');
    const error = new Error('first');
    replier.fail(error, facts);
    replier.late(failure, facts);
    expect(heard()).toEqual([error, failure]);
  });

  it('is nothing where nothing of ours is returned', () => {
    for (const value of [undefined, null, 'text', {}, new Error('inside')])
      expect(replier.late(value, request('/'))).toBe(false);
    expect(onError).not.toHaveBeenCalled();
  });
});
