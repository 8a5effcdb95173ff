import { expect, it } from 'vitest';
import { fault } from './failure.ts';
import { markHeard } from './heard.ts';
import { api, onError, replier, request } from './replier.fixture.ts';

const marked = markHeard(new Error('aborted'));
const facts = replier.begin('GET', '/', () => undefined, undefined, { errored: marked });

it.each<[string, unknown, typeof facts]>([
  ['itself', marked, request('/')],
  ['what is made of it', fault('badRequest', { cause: marked }), request('/')],
  ['whatever else refuses the body that ended so', fault('badRequest'), facts],
])('what was told of below the framework is not told again: %s', (_what, error, of) => {
  expect(replier.fail(error, of).body).not.toBe(null);
  expect(onError).not.toHaveBeenCalled();
});

it.each([new Error('database'), api.error('TOO_MANY_MIRRORS', { max: 1 })])(
  'another failure of such a request is told: %s',
  (error) => {
    replier.fail(error, facts);
    expect(onError).toHaveBeenCalledOnce();
  },
);
