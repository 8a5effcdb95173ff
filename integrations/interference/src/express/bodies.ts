import type { RequestHandler, Response } from 'express';
import { asking, join, pairs } from '../case.ts';
import { fewAsks, leastAsks } from '../ask.ts';
import type { Cases } from '../case.ts';
import { byStatus, bytes, data, texts } from '../values.ts';
import { route } from './build.ts';
import type { Build } from './build.ts';

type Write<T> = (response: Response, value: T) => unknown;
const answering = <T>(write: Write<T>, value: T): ReturnType<typeof route> =>
  route((_request, response) => void write(response, value));

const anyBody: Readonly<Record<string, Write<unknown>>> = {
  'res.send': (response, value) => response.send(value),
  'res.json': (response, value) => response.json(value),
  'res.jsonp': (response, value) => response.jsonp(value),
};

const rawBody: Readonly<Record<string, Write<string | Buffer>>> = {
  'res.end': (response, value) => response.end(value),
  'res.write and end': (response, value) => {
    response.write(value);
    response.end();
  },
  'res.type(png).send': (response, value) => response.type('png').send(value),
  'res.type(text).send': (response, value) => response.type('text').send(value),
  'a type with another charset': (response, value) =>
    response.set('Content-Type', 'text/x; charset=latin1').send(value),
  'its length said': (response, value) => response.set('Content-Length', String(Buffer.byteLength(value))).end(value),
};

const withStatus: Readonly<Record<string, (response: Response, status: number) => unknown>> = {
  'res.sendStatus': (response, status) => response.sendStatus(status),
  'res.status.end': (response, status) => response.status(status).end(),
  'res.status.send': (response, status) => response.status(status).send('alder'),
  'res.status.json': (response, status) => response.status(status).json({ error: 'mine', code: 5 }),
  'res.writeHead of': (response, status) => response.writeHead(status, 'Mine', { 'X-Mine': '1' }).end(),
};

const rarely: Readonly<Record<string, RequestHandler>> = {
  'res.send of nothing': (_request, response) => void response.send(),
  'res.json of undefined': (_request, response) => void response.json(undefined),
  'res.send of a Uint8Array': (_request, response) => void response.send(new Uint8Array([1, 2, 3])),
  'res.send, and another one ignored': (_request, response) => {
    response.send('first');
    if (!response.headersSent) response.send('second');
  },
  'a promise of an answer': async (_request, response) => {
    await Promise.resolve();
    response.json({ late: true });
  },
  'an answer later': (_request, response) => void setImmediate(() => response.send('late')),
  'a value returned': (_request, response) => {
    response.send('sent');
    return { code: 0, message: 'returned' };
  },
};

/** Whatever can be put into a body, by all the methods that put it there. */
export const bodies: Cases<Build> = join(
  asking(fewAsks, pairs(anyBody, { ...texts, ...bytes, ...data }, answering)),
  asking(fewAsks, pairs(rawBody, { ...texts, ...bytes }, answering)),
  asking(
    leastAsks,
    pairs(
      withStatus,
      byStatus((status) => status),
      answering,
    ),
  ),
  Object.fromEntries(Object.entries(rarely).map(([name, handler]) => [name, route(handler)])),
);
