import compression from 'compression';
import livereload from 'connect-livereload';
import cookieParser from 'cookie-parser';
import cookieSession from 'cookie-session';
import cors from 'cors';
import type { RequestHandler } from 'express';
import session from 'express-session';
import helmet from 'helmet';
import methodOverride from 'method-override';
import morgan from 'morgan';
import onHeaders from 'on-headers';
import responseTime from 'response-time';
import { someAsks } from '../ask.ts';
import type { Ask } from '../ask.ts';
import { asking, join, pairs } from '../case.ts';
import type { Case, Cases } from '../case.ts';
import { file } from '../files.ts';
import type { Build } from './build.ts';
import { patches } from './patches.ts';

/** What a route behind middleware answers. */
const answers: Readonly<Record<string, RequestHandler>> = {
  text: (_request, response) => void response.send('alder '.repeat(300)),
  JSON: (_request, response) => void response.json({ trees: Array.from({ length: 90 }, (_, at) => at) }),
  HTML: (_request, response) => void response.send('<html><head></head><body><p>alder</p></body></html>'),
  'a file': (_request, response) => response.sendFile(file('hello.txt')),
  'a redirect': (_request, response) => response.redirect('/x'),
  'an empty 204': (_request, response) => void response.sendStatus(204),
  pieces: (_request, response) => {
    response.type('text').write('one ');
    response.end('two');
  },
  'a 404 of its own': (_request, response) => void response.status(404).json({ lost: true }),
};

const silent = { write: (): boolean => true };
const fixed = { secret: 'secret', resave: false, saveUninitialized: true, genid: (): string => 'fixed' };

/** Middleware that does something to any answer. */
const around: Readonly<Record<string, () => RequestHandler>> = {
  compression: () => compression({ threshold: 0 }),
  'compression by default': () => compression(),
  cors: () => cors(),
  'cors of one origin': () => cors({ origin: 'http://app.example', credentials: true, exposedHeaders: ['X-A'] }),
  helmet: () => helmet(),
  'helmet for X-Powered-By': () => helmet({ hidePoweredBy: true, contentSecurityPolicy: false }),
  morgan: () => morgan('combined', { stream: silent }),
  'express-session': () => session(fixed),
  'cookie-session': () => cookieSession({ keys: ['key'] }),
  'cookie-parser': () => cookieParser('secret'),
  'response-time': () => responseTime({ digits: 0 }),
  'on-headers': () => (_request, response, next) => {
    onHeaders(response, () => {
      response.setHeader('X-Seen', `${response.statusCode} ${response.hasHeader('content-type')}`);
    });
    next();
  },
  'connect-livereload': () => livereload({ src: '/live.js' }) as RequestHandler,
  ...patches,
};

const counting: RequestHandler = (request, response) => {
  const before = request.session as unknown as { seen?: number };
  before.seen = (before.seen ?? 0) + 1;
  response.json({ seen: before.seen });
};
const visits: Readonly<Record<string, Ask>> = {
  first: {},
  second: { cookies: true },
  third: { cookies: true },
  'as HEAD': { cookies: true, method: 'HEAD' },
  'of somebody else': {},
};

const preflight: Readonly<Record<string, Ask>> = {
  preflight: {
    method: 'OPTIONS',
    headers: {
      Origin: 'http://app.example',
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'x-a, content-type',
    },
  },
};

const single: Cases<Build> = {
  'a session that counts': {
    build: (app) => app.use(session(fixed)).get('/', counting),
    asks: visits,
  },
  'a session in a cookie that counts': {
    build: (app) => app.use(cookieSession({ keys: ['key'] })).get('/', counting),
    asks: visits,
  },
  'signed cookies': {
    build: (app) =>
      app.use(cookieParser('secret')).get('/', (request, response) => {
        response.cookie('signed', 'value', { signed: true });
        response.json({ cookies: request.cookies as unknown, signed: request.signedCookies as unknown });
      }),
    asks: visits,
  },
  'a preflight': { build: (app) => app.use(cors()).get('/', counting), asks: preflight },
  'a preflight with options': {
    build: (app) => app.use(cors({ maxAge: 60, methods: ['PUT'], optionsSuccessStatus: 200 })),
    asks: preflight,
  },
  'a preflight of a route': { build: (app) => app.options('/', cors()).get('/', cors(), counting), asks: preflight },
  'a preflight written by hand': {
    build: (app) =>
      app.use((request, response, next) => {
        response.header('Access-Control-Allow-Origin', '*').header('Access-Control-Allow-Methods', 'GET,PUT');
        if (request.method === 'OPTIONS') response.sendStatus(200);
        else next();
      }),
    asks: preflight,
  },
  'method-override': {
    build: (app) =>
      app.use(methodOverride('X-Method')).all('/', (request, response) => void response.send(request.method)),
    asks: { DELETE: { method: 'POST', headers: { 'X-Method': 'DELETE' } }, none: { method: 'POST' } },
  },
  'all of it together': {
    build: (app) =>
      app
        .use(morgan('tiny', { stream: silent }), helmet(), cors(), compression({ threshold: 0 }), session(fixed))
        .get('/', (_request, response) => void response.json(Array.from({ length: 300 }, (_, at) => at))),
  },
};

/** Middleware of other packages in front of routes that answer by themselves. */
export const middleware: Cases<Build> = join(
  asking(
    someAsks,
    pairs(around, answers, (make, handler): Case<Build> => ({
      build: (app) => app.use(make()).get('/', handler),
      mask: /^X-Response-Time: \d+ms/gm,
    })),
  ),
  single,
);
