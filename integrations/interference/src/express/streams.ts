import { pipeline, Readable, Transform } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import { asks, someAsks } from '../ask.ts';
import { asking, join } from '../case.ts';
import type { Cases } from '../case.ts';
import { file } from '../files.ts';
import { createReadStream } from 'node:fs';
import { route, routes } from './build.ts';
import type { Build } from './build.ts';

const head = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', 'X-Accel-Buffering': 'no' };

async function tell(response: Response, events: number): Promise<void> {
  for (let at = 0; at < events; at += 1) {
    response.write(`id: ${at}\ndata: ${JSON.stringify({ at })}\n\n`);
    await pause(1);
  }
}

const ways: Readonly<Record<string, RequestHandler>> = {
  'pieces, then the end': (_request, response) => {
    response.write('one ');
    response.write(Buffer.from('two '));
    response.end('three');
  },
  'pieces as HTML': (_request, response) => {
    response.type('html').write('<p>');
    response.write('größer', 'latin1');
    response.end('</p>', 'utf8');
  },
  'pieces with time between': async (_request, response) => {
    for (const piece of ['one', 'two', 'three']) {
      response.write(piece);
      await pause(1);
    }
    response.end();
  },
  'pieces of a length': (_request, response) => {
    response.set('Content-Length', '6').write('one');
    response.end('two');
  },
  'less than its length': (_request, response) => {
    response.set('Content-Length', '60').write('one');
    setImmediate(() => response.destroy());
  },
  'the head flushed': async (_request, response) => {
    response.set('X-Early', '1').flushHeaders();
    await pause(1);
    response.end('late');
  },
  corked: (_request, response) => {
    response.cork();
    response.write('one');
    response.write('two');
    response.uncork();
    response.end();
  },
  'writeHead and pieces': (_request, response) => {
    response.writeHead(200, 'Fine', { 'content-type': 'text/x', 'X-List': ['a', 'b'] });
    response.end('alder');
  },
  'writeHead of a list': (_request, response) => {
    response.setHeader('x-before', '1');
    response.writeHead(200, ['X-A', '1', 'x-before', '2', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']);
    response.end('alder');
  },
  'a status message': (_request, response) => {
    response.statusCode = 299;
    response.statusMessage = 'Mine';
    response.end('alder');
  },
  'no date': (_request, response) => {
    response.sendDate = false;
    response.end('alder');
  },
  'no keep-alive': (_request, response) => {
    response.shouldKeepAlive = false;
    response.end('alder');
  },
  'what ends in the callback': (_request, response) => {
    response.write('one', () => response.end('two', () => undefined));
  },
  'a connection destroyed': (_request, response) => void response.destroy(),
  'a connection destroyed in the middle': (_request, response) => {
    response.write('one');
    setImmediate(() => response.destroy());
  },
  'a socket ended by hand': (_request, response) => {
    response.socket?.end('HTTP/1.1 299 By Hand\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok');
  },
  'a readable piped': (_request, response) => void Readable.from(['one', 'two']).pipe(response),
  'a readable of bytes': (_request, response) =>
    void Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(3, 'b')]).pipe(response),
  'a pipeline': (_request, response) => {
    const louder = new Transform({
      transform: (chunk: Buffer, _encoding, done) => done(null, chunk.toString().toUpperCase()),
    });
    pipeline(createReadStream(file('hello.txt')), louder, response, () => undefined);
  },
  'a web stream': (_request, response) => {
    const stream = new Response('from a web response').body as Parameters<typeof Readable.fromWeb>[0];
    Readable.fromWeb(stream).pipe(response.type('text'));
  },
  'events, three of them': async (_request, response) => {
    response.writeHead(200, head);
    await tell(response, 3);
    response.end();
  },
};

/** Answers that are written with what node:http gives. */
export const streams: Cases<Build> = join(asking(someAsks, routes('a stream of', ways)), {
  'a stream of events without end': {
    ...route(async (_request, response) => {
      response.writeHead(200, { ...head, Connection: 'keep-alive' }).write('data: 1\n\n');
    }),
    asks: { GET: { leaves: true }, again: { leaves: true, headers: { 'Last-Event-ID': '1' } } },
  },
  // Among pipelined answers, Node writes those of one into another.
  'interim answers': {
    ...route((_request, response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: '</a.css>; rel=preload', 'x-mine': '1' });
      response.send('alder');
    }),
    asks: { GET: {}, HEAD: { method: 'HEAD' }, known: { validates: true }, 'close after': asks['close after'] ?? {} },
  },
  // Where an answer has no chunks, trailers end the process of Express itself; the client reads none.
  trailers: {
    ...route((_request, response) => {
      response.set('Trailer', 'X-Sum').write('alder');
      response.addTrailers({ 'X-Sum': '5' });
      response.end();
    }),
    asks: { GET: {}, again: {} },
  },
  'a body that is awaited': {
    build: (app) =>
      app.post('/', (request, response) => {
        if (request.get('X-Refuse') === undefined) request.pipe(response);
        else response.status(413).set('Connection', 'close').end('too much');
      }),
    asks: {
      POST: { method: 'POST', body: 'alder' },
      'with 100-continue': { method: 'POST', body: 'alder', headers: { Expect: '100-continue' } },
      refused: { method: 'POST', body: 'x'.repeat(500), headers: { 'X-Refuse': '1' } },
      pipelined: { method: 'POST', body: 'alder', times: 3 },
    },
  },
});
