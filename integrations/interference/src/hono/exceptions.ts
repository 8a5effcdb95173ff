import { but } from '../exceptions.ts';
import type { Exceptions } from '../exceptions.ts';

const written =
  'Once a header is added, @hono/node-server names a type for a response that has headers and no type: with any middleware that adds one.';
const remade =
  'The headers of a fetched response are immutable: to add one makes it anew, and @hono/node-server sends what is made of a stream in chunks.';

/** What @hono/node-server writes differently once a header is added to a response. */
export const responses = (name: (of: string) => string, asked?: (name: string) => boolean): Exceptions => {
  const exception = (why: string): Exceptions[string] => ({ ...(asked && { asked }), why });
  return {
    [name('a stream with its length')]: exception(written),
    [name('a stream compressed')]: exception(written),
    [name('the body of another')]: exception(written),
    [name('an ETag of its own')]: exception(written),
    [name('a length of its own')]: exception(written),
    [name('an encoding of its own')]: exception(written),
    [name('a connection to be closed')]: exception(written),
    [name('caching of its own')]: exception(written),
    [name('an X-Request-Id of its own')]: exception(written),
    [name('one that was fetched')]: exception(remade),
    [name('one that was fetched, of JSON')]: exception(remade),
  };
};

/** What differs with Kuvert. */
export const exceptions: Readonly<Record<string, Exceptions>> = {
  'installed, with ids': {
    ...responses((of) => `a response of ${of}`, but('HEAD')),
  },
};
