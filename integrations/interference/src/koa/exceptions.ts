import type { Exceptions } from '../exceptions.ts';

const unrouted = 'Without a body, this status is how Koa and its routers say that no route answered.';

/** What differs with Kuvert. */
export const exceptions: Readonly<Record<string, Exceptions>> = {
  'before everything': {
    'ctx.status alone 404': { why: unrouted },
    'ctx.status alone 405': { why: unrouted },
    'ctx.status alone 501': { why: unrouted },
    'a kind of the own members of context, request and response': {
      why: 'ctx.requestId and ctx.onerror are Kuvert’s.',
    },
  },
  'before everything, with ids': {
    'a kind of the context as JSON': { why: 'The handler sends all headers that are set, and the request id is one.' },
    'a header X-Request-Id of its own': { why: 'It is kept, but stands where the header of Kuvert stood.' },
  },
};
