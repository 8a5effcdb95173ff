import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { asks, someAsks } from '../ask.ts';
import { asking, join } from '../case.ts';
import type { Cases } from '../case.ts';
import { file } from '../files.ts';
import { answer, answers } from './build.ts';
import type { Answer, Build } from './build.ts';

const head = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' };

const ways: Readonly<Record<string, Answer>> = {
  'a file': (ctx) => {
    ctx.type = 'txt';
    ctx.body = createReadStream(file('hello.txt'));
  },
  'a readable': (ctx) => {
    ctx.body = Readable.from(['one', 'two']);
  },
  'a readable of a length': (ctx) => {
    ctx.body = Readable.from([Buffer.alloc(70_000, 'a')]);
    ctx.length = 70_000;
  },
  'a stream of events': (ctx) => {
    const events = new PassThrough();
    ctx.set(head);
    ctx.body = events;
    void (async () => {
      for (const at of [1, 2, 3]) {
        events.write(`data: ${at}\n\n`);
        await pause(1);
      }
      events.end();
    })();
  },
  'a stream in place of a stream': (ctx) => {
    ctx.body = Readable.from(['dropped']);
    ctx.body = Readable.from(['kept']);
  },
  'a stream dropped': (ctx) => {
    ctx.body = Readable.from(['dropped']);
    ctx.body = 'kept';
  },
  'the node response': (ctx) => {
    ctx.respond = false;
    ctx.res.writeHead(200, 'Fine', { 'content-type': 'text/x', 'X-List': ['a', 'b'] });
    ctx.res.end('alder');
  },
  'the node response, with a list of headers': (ctx) => {
    ctx.respond = false;
    ctx.res.writeHead(200, ['X-A', '1', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']);
    ctx.res.end('alder');
  },
  'the node response, later': (ctx) => {
    ctx.respond = false;
    ctx.res.statusCode = 404;
    setImmediate(() => ctx.res.end('mine'));
  },
  'the node response, awaited': async (ctx) => {
    ctx.res.statusCode = 201;
    ctx.res.write('one');
    await pause(1);
    ctx.res.end('two');
  },
  'the head flushed': async (ctx) => {
    ctx.status = 200;
    ctx.set('X-Early', '1');
    ctx.flushHeaders();
    await pause(1);
    ctx.body = 'late';
  },
  'a connection destroyed': (ctx) => {
    ctx.respond = false;
    ctx.res.destroy();
  },
  'a connection destroyed in the middle': (ctx) => {
    ctx.respond = false;
    ctx.res.write('one');
    setImmediate(() => ctx.res.destroy());
  },
  'no keep-alive': (ctx) => {
    ctx.res.shouldKeepAlive = false;
    ctx.body = 'alder';
  },
  'no date': (ctx) => {
    ctx.res.sendDate = false;
    ctx.body = 'alder';
  },
};

/** Bodies in pieces, and answers written past Koa. */
export const streams: Cases<Build> = join(asking(someAsks, answers('a stream of', ways)), {
  'interim answers': {
    ...answer((ctx) => {
      ctx.res.writeEarlyHints({ link: '</a.css>; rel=preload' });
      ctx.body = 'alder';
    }),
    asks: { GET: {}, HEAD: { method: 'HEAD' }, 'close after': asks['close after'] ?? {} },
  },
  'a stream without end': {
    ...answer((ctx) => {
      const events = new PassThrough();
      ctx.set(head);
      ctx.body = events;
      events.write('data: 1\n\n');
    }),
    asks: { GET: { leaves: true }, again: { leaves: true } },
  },
  'a body that comes back': {
    ...answer((ctx) => {
      ctx.body = ctx.req.pipe(new PassThrough());
    }),
    asks: {
      POST: { method: 'POST', body: 'alder' },
      'with 100-continue': { method: 'POST', body: 'alder', headers: { Expect: '100-continue' } },
      pipelined: { method: 'POST', body: 'alder', times: 3 },
    },
  },
});
