import type { Context } from 'koa';
import { asking, join } from '../case.ts';
import { someAsks } from '../ask.ts';
import type { Cases } from '../case.ts';
import { namesOf } from '../values.ts';
import { answers } from './build.ts';
import type { Answer, Build } from './build.ts';

const setting =
  (set: (ctx: Context) => unknown): Answer =>
  (ctx) => {
    ctx.body = 'alder';
    set(ctx);
  };

const headers: Readonly<Record<string, Answer>> = {
  'of an array': setting((ctx) => ctx.set('X-List', ['a', 'b'])),
  'of an object': setting((ctx) => ctx.set({ 'x-lower': 'a', 'X-UPPER': 'b' })),
  appended: setting((ctx) => {
    ctx.append('Link', '<a>');
    ctx.append('Link', ['<b>', '<c>']);
  }),
  varied: setting((ctx) => {
    ctx.vary('Accept');
    ctx.vary(['Origin', 'Accept']);
  }),
  'of latin1': setting((ctx) => ctx.set('X-Name', 'größe')),
  removed: setting((ctx) => {
    ctx.set('X-Gone', '1');
    ctx.remove('X-Gone');
  }),
  'ETag of its own': setting((ctx) => (ctx.etag = 'mine')),
  'Last-Modified of its own': setting((ctx) => (ctx.lastModified = new Date(0))),
  'Cache-Control of its own': setting((ctx) => ctx.set('Cache-Control', 'public, max-age=60')),
  'X-Request-Id of its own': setting((ctx) => ctx.set('X-Request-Id', 'mine')),
  'Content-Encoding of its own': setting((ctx) => ctx.set('Content-Encoding', 'x-mine')),
  'Connection of its own': setting((ctx) => ctx.set('Connection', 'close')),
  'of the node response': setting((ctx) => ctx.res.setHeader('x-raw', ['1', '2'])),
  read: (ctx) => {
    ctx.set('X-A', '1');
    ctx.body = { a: ctx.response.get('X-A'), has: ctx.res.hasHeader('x-b'), type: ctx.type, status: ctx.status };
  },
};

const cookies: Readonly<Record<string, Answer>> = {
  plain: setting((ctx) => ctx.cookies.set('name', 'value')),
  'with all options': setting((ctx) =>
    ctx.cookies.set('name', 'v', {
      domain: 'app.example',
      path: '/x',
      httpOnly: false,
      sameSite: 'strict',
      expires: new Date(0),
      overwrite: true,
    }),
  ),
  several: setting((ctx) => ctx.cookies.set('a', '1').set('b', '2').set('c')),
  read: (ctx) => {
    ctx.body = { name: ctx.cookies.get('name'), seen: ctx.cookies.get('seen') };
  },
};

const redirects: Readonly<Record<string, Answer>> = {
  ...Object.fromEntries(
    ['/x', 'x', '//app.example/x', 'https://app.example/ü?a=b c#d', '/x?y="<script>"'].map(
      (target): [string, Answer] => [`to "${target}"`, (ctx) => ctx.redirect(target)],
    ),
  ),
  'with 301': (ctx) => {
    ctx.status = 301;
    ctx.redirect('/x');
  },
  'with a body': (ctx) => {
    ctx.redirect('/x');
    ctx.body = 'elsewhere';
  },
  back: (ctx) => {
    ctx.redirect(ctx.get('Referrer') || '/');
  },
};

const kinds: Readonly<Record<string, Answer>> = {
  'type json': setting((ctx) => (ctx.type = 'json')),
  'type png': setting((ctx) => (ctx.type = '.png')),
  'type with a charset': setting((ctx) => (ctx.type = 'text/plain; charset=latin1')),
  'no type': setting((ctx) => (ctx.type = '')),
  attachment: setting((ctx) => ctx.attachment('wörks "1".txt')),
  'attachment without a name': setting((ctx) => ctx.attachment()),
  negotiated: (ctx) => {
    if (ctx.accepts('html') && !ctx.accepts('json')) ctx.body = '<p>html</p>';
    else ctx.body = { accepts: ctx.accepts('json', 'text'), language: ctx.acceptsLanguages('en', 'de') };
  },
  'fresh by hand': (ctx) => {
    ctx.status = 200;
    ctx.etag = 'mine';
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = 'stale';
  },
  'what the request says': (ctx) => {
    const { query, querystring, search, host, hostname, protocol, secure, path, url, originalUrl, href, origin } = ctx;
    ctx.body = { query, querystring, search, host, hostname, protocol, secure, path, url, originalUrl, href, origin };
  },
  'the context as JSON': (ctx) => {
    ctx.body = { names: Object.keys(ctx.toJSON()), state: ctx.state, header: ctx.response.header };
  },
  'the own members of context, request and response': (ctx) => {
    ctx.body = [ctx, ctx.request, ctx.response, ctx.res, ctx.req].map(namesOf);
  },
};

/** What goes before a body. */
export const heads: Cases<Build> = join(
  answers('a header', headers),
  asking(someAsks, answers('a cookie', cookies)),
  asking(someAsks, answers('a redirect', redirects)),
  answers('a kind of', kinds),
);
