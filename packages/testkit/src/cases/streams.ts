import { stream } from '@kuvert/core';
import type { Case, Expectation } from '../case.ts';
import { api } from '../contracts.ts';
import { crmFailure, failure, internal, ok } from '../expect.ts';
import type { Route } from '../harness.ts';
import { SECRET } from '../leak.ts';
import { get } from '../on.ts';

const csv = { 'content-type': 'text/csv; charset=utf-8' };
const error = new Error(SECRET);
const many = 5_000;

const raw = (body: string, headers: Expectation['headers'] = {}): Expectation => ({
  status: 200,
  raw: true,
  body,
  headers: { 'x-content-type-options': 'nosniff', ...headers },
});
const cut = (body: string): Expectation => ({ status: 200, raw: true, cut: true, body, failures: 1 });

/** The sources that were let go of, by name. */
const closed = new Set<string>();
const closedRoute: Route = {
  method: 'GET',
  path: '/streams/closed/:name',
  handle: ({ params }) => api.ok(closed.has(params['name'] ?? '')),
};

/** Gives these one after the other, a moment apart, and then fails with what was given to fail with. */
async function* giving(chunks: readonly unknown[], failing?: { readonly value: unknown }): AsyncGenerator<never> {
  for (const chunk of chunks) {
    yield chunk as never;
    await pause(20);
  }
  if (failing !== undefined) throw failing.value;
}

/** A source without an end, that tells when it is let go of; one that is silent gives nothing at all. */
function endless(name: string, isSilent = false): AsyncIterable<string> {
  closed.delete(name);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        await new Promise((resolve) => {
          timer = setTimeout(resolve, isSilent ? 600_000 : 5);
        });
        return { done: false, value: 'again ' };
      },
      return: async () => {
        clearTimeout(timer);
        closed.add(name);
        return { done: true, value: undefined };
      },
    }),
  };
}

const left = get('/streams/left', () => stream(endless('left')));
const silent = get('/streams/silent', () => stream(endless('silent', true)));
const headed = get('/streams/headed', () => stream(endless('headed'), { headers: csv }));

const noStreams: Readonly<Record<string, unknown>> = {
  number: 7,
  nothing: undefined,
  getter: {
    get [Symbol.asyncIterator](): never {
      throw error;
    },
  },
};

/** Answers that are made while they are sent. */
export const streams: readonly Case[] = [
  {
    id: 'stream-text',
    title: 'a stream goes out as it comes, with the request id',
    why: 'a large answer is not held in memory',
    ...get('/streams/text', () => stream(giving(['a,b\n', new TextEncoder().encode('1,2\n')]), { headers: csv })),
    expect: raw('a,b\n1,2\n', csv),
  },
  {
    id: 'stream-web',
    title: 'a web stream goes out, as bytes unless a type is said',
    why: 'a body of fetch is one',
    ...get('/streams/web', () => stream(new Blob(['web']).stream())),
    expect: raw('web', { 'content-type': 'application/octet-stream' }),
  },
  {
    id: 'stream-empty',
    title: 'a stream that gives nothing is an empty answer',
    why: 'nothing failed',
    ...get('/streams/empty', () => stream([])),
    expect: raw(''),
  },
  {
    id: 'stream-many',
    title: 'five thousand small chunks arrive whole',
    why: 'each has to wait for the one before it',
    ...get('/streams/many', () => stream(Array.from({ length: many }, () => 'x'))),
    expect: raw('x'.repeat(many)),
  },
  {
    id: 'stream-length',
    title: 'a stream may say its length',
    why: 'a client shows how far it has come',
    ...get('/streams/length', () => stream(giving(['four']), { headers: { 'content-length': 4 } })),
    expect: raw('four', { 'content-length': '4', 'transfer-encoding': null }),
    needs: 'streamed lengths',
  },
  {
    id: 'stream-fails-first',
    title: 'a stream that fails before it gives a byte is an internal error',
    why: 'frameworks have sent 200 by then, or end the process',
    ...get('/streams/fails-first', () => stream(giving([], { value: error }))),
    original: { value: error },
    expect: internal,
  },
  {
    id: 'stream-fails-first-crm',
    title: 'a stream that fails first below a prefix fails in its contract',
    why: 'faults under a prefix answer in its contract',
    ...get('/crm/streams/fails-first', () => stream(giving([], { value: null }))),
    expect: crmFailure(500, '10000', 'Something went wrong'),
  },
  {
    id: 'stream-fails-first-declared',
    title: 'a stream that begins with a failure of the contract is that failure',
    why: 'a file is found missing when it is opened',
    ...get('/streams/fails-first-declared', () => stream(giving([], { value: api.error('RESOURCE_NOT_FOUND') }))),
    expect: failure(404, 5, 'Resource not found'),
  },
  ...Object.entries(noStreams).map(toNoStreamCase),
  {
    id: 'stream-chunk-first',
    title: 'a first chunk that is no bytes is an internal error',
    why: 'Node throws over it where nobody listens',
    ...get('/streams/chunk-first', () => stream(giving([{ a: 1 }]))),
    expect: internal,
  },
  {
    id: 'stream-chunk-promised',
    title: 'a chunk that is a rejected promise is an internal error, and ends nothing',
    why: 'a rejection nobody awaits ends the process',
    ...get('/streams/chunk-promised', () => stream([Promise.reject(new Error(SECRET))] as never)),
    expect: internal,
  },
  {
    id: 'stream-fails-late',
    title: 'a stream that fails later is cut, and the hook hears of it once',
    why: 'Hono ends it cleanly, and half a file looks whole',
    ...get('/streams/fails-late', () => stream(giving(['half'], { value: error }))),
    original: { value: error },
    expect: cut('half'),
  },
  {
    id: 'stream-chunk-late',
    title: 'a later chunk that is no bytes cuts the stream',
    why: 'half a file must not look whole',
    ...get('/streams/chunk-late', () => stream(giving(['half', 7]))),
    expect: cut('half'),
  },
  {
    id: 'stream-short',
    title: 'a stream that gives less than its length is cut',
    why: 'the client would wait for the rest for ever',
    ...get('/streams/short', () => stream(giving(['half']), { headers: { 'content-length': 8 } })),
    expect: cut('half'),
  },
  {
    id: 'stream-long',
    title: 'a stream that gives more than its length is cut',
    why: 'the rest would be read as the next answer',
    ...get('/streams/long', () => stream(giving(['half', ' and more']), { headers: { 'content-length': 8 } })),
    expect: cut('half'),
  },
  {
    id: 'stream-head',
    title: 'HEAD of a stream has its head alone, and the source is let go of',
    why: 'RFC 9110 §9.3.2',
    route: headed.route,
    request: { ...headed.request, method: 'HEAD' },
    expect: raw('', csv),
    after: { path: '/streams/closed/headed', expect: ok(true) },
  },
  {
    id: 'stream-left',
    title: 'a client that leaves ends the source of its stream',
    why: 'a database cursor stays open otherwise',
    route: left.route,
    steps: [head(left.request.path), { begun: 1 }, { close: 'reset' }],
    exchanges: [],
    after: { path: '/streams/closed/left', expect: ok(true) },
    needs: 'disconnects',
  },
  {
    id: 'stream-left-silent',
    title: 'a client that leaves before the first byte ends the source as well',
    why: 'it may never come',
    route: silent.route,
    steps: [head(silent.request.path), { pause: 40 }, { close: 'reset' }],
    exchanges: [],
    after: { path: '/streams/closed/silent', expect: ok(true) },
    needs: 'disconnects',
  },
  {
    id: 'stream-closed',
    title: 'which sources were let go of can be asked',
    why: 'the cases before this one ask it',
    route: closedRoute,
    request: { path: '/streams/closed/nobody' },
    expect: ok(false),
  },
  {
    id: 'stream-crm',
    title: 'a stream below a prefix is no envelope either',
    why: 'only outcomes of a contract are enveloped',
    ...get('/crm/streams/text', () => stream(['crm'], { status: 206 })),
    expect: { ...raw('crm'), status: 206 },
  },
  {
    id: 'stream-status',
    title: 'a stream cannot be a failure',
    why: 'a failure has an envelope',
    ...get('/streams/status', () => stream(['no'], { status: 404 })),
    expect: internal,
  },
  {
    id: 'stream-promised',
    title: 'a stream may be promised',
    why: 'a file is opened before it is read',
    ...get('/streams/promised', async () => Promise.resolve(stream(['later']))),
    expect: raw('later'),
  },
];

function toNoStreamCase([id, source]: [string, unknown]): Case {
  return {
    id: `stream-of-${id}`,
    title: `what is no stream (${id}) is an internal error`,
    why: 'it is found out when it is read',
    ...get(`/streams/of-${id}`, () => stream(source as never)),
    expect: internal,
  };
}

function head(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: kuvert.test\r\n\r\n`;
}

async function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
