import type { Context } from 'koa';
import { fewAsks, leastAsks } from '../ask.ts';
import { asking, join, pairs } from '../case.ts';
import type { Cases } from '../case.ts';
import { byStatus, bytes, data, texts } from '../values.ts';
import { answer, answers } from './build.ts';
import type { Answer, Build } from './build.ts';

type Write<T> = (ctx: Context, value: T) => unknown;

const answering = <T>(write: Write<T>, value: T): ReturnType<typeof answer> => answer((ctx) => void write(ctx, value));

const setting: Readonly<Record<string, Write<unknown>>> = {
  'in ctx.body': (ctx, value) => (ctx.body = value),
  'in ctx.response.body': (ctx, value) => (ctx.response.body = value),
  'after a status': (ctx, value) => {
    ctx.status = 201;
    ctx.body = value;
  },
  'with a type': (ctx, value) => {
    ctx.type = 'text/x';
    ctx.body = value;
  },
  'in place of another': (ctx, value) => {
    ctx.body = { first: true };
    ctx.body = value;
  },
};

const withStatus: Readonly<Record<string, Write<number>>> = {
  'ctx.status and a text': (ctx, status) => {
    ctx.status = status;
    ctx.body = 'alder';
  },
  'ctx.status after data': (ctx, status) => {
    ctx.body = { error: 'mine', code: 5 };
    ctx.status = status;
  },
};

const withoutBody: Readonly<Record<string, Write<number>>> = {
  'ctx.status alone': (ctx, status) => {
    ctx.status = status;
  },
  'ctx.status and an empty text': (ctx, status) => {
    ctx.status = status;
    ctx.body = '';
  },
};

const web: Readonly<Record<string, () => unknown>> = {
  'a Blob': () => new Blob(['alder'], { type: 'text/x' }),
  'a Response': () => new Response('alder', { status: 201, headers: { 'x-inner': '1', 'content-type': 'text/x' } }),
  'a Response of 404': () => new Response('lost', { status: 404 }),
  'a Response without a body': () => new Response(null, { status: 204 }),
  'a ReadableStream': () => new Response('alder').body,
  'a Map': () => new Map([['a', 1]]),
  'a Uint8Array': () => new Uint8Array([1, 2, 3]),
  'a number': () => 42,
  'a URLSearchParams': () => new URLSearchParams({ a: '1' }),
};

const rarely: Readonly<Record<string, Answer>> = {
  'null, and no status': (ctx) => {
    ctx.body = null;
  },
  'null with a status and a type': (ctx) => {
    ctx.status = 200;
    ctx.type = 'json';
    ctx.body = null;
  },
  undefined: (ctx) => {
    ctx.body = undefined;
  },
  'a body taken back': (ctx) => {
    ctx.body = 'alder';
    ctx.body = null;
  },
  'a value returned, and a body': (ctx) => {
    ctx.body = 'alder';
    return { code: 0, message: 'returned' };
  },
  'a body set late': async (ctx) => {
    await Promise.resolve();
    ctx.body = { late: true };
  },
  'a body changed on the way out': async (ctx, next) => {
    await next();
    ctx.body = { wrapped: ctx.body ?? 'nothing' };
  },
  'a status message': (ctx) => {
    ctx.status = 299;
    ctx.message = 'Mine';
    ctx.body = 'alder';
  },
  'a length of its own': (ctx) => {
    ctx.body = 'alder';
    ctx.length = 5;
  },
  'a length taken away': (ctx) => {
    ctx.body = 'alder';
    ctx.remove('Content-Length');
  },
  'a type taken away': (ctx) => {
    ctx.body = { a: 1 };
    ctx.remove('Content-Type');
  },
};

/** Whatever can be put into a body. */
export const bodies: Cases<Build> = join(
  asking(
    fewAsks,
    pairs({ ...texts, ...bytes, ...data }, setting, (value, write) => answering(write, value)),
  ),
  asking(
    leastAsks,
    pairs(
      withStatus,
      byStatus((status) => status),
      answering,
    ),
  ),
  asking(
    leastAsks,
    pairs(
      withoutBody,
      byStatus((status) => status),
      answering,
    ),
  ),
  asking(
    fewAsks,
    pairs(web, setting, (make, write) => answer((ctx) => void write(ctx, make()))),
  ),
  answers('a body of', rarely),
);
