import { headerOf } from '../wire/answer.ts';
import type { Probe } from './case.ts';

/** A path that no server has a route for. */
export const NOWHERE = '/kuvert-probe-nowhere';

const unknown: readonly (readonly [id: string, what: string, why: string, path: string])[] = [
  ['route', 'an unknown route', 'frameworks have a page of their own for it', NOWHERE],
  [
    'dots',
    'a path that climbs in disguise',
    'routers and file servers decode it twice',
    `${NOWHERE}/a/%2e%2e/%2e%2e/etc/passwd`,
  ],
  ['null', 'a path with an encoded NUL', 'file servers fail over it', `${NOWHERE}%00`],
  ['quotes', 'a path with markup', 'a page that repeats it runs what is in it', `${NOWHERE}%3Cscript%3E`],
  ['prototype', 'a path named like a member of Object', 'tables of routes are objects', '/__proto__/constructor'],
  ['long', 'a path of 4,000 characters', 'some cut it, some fail', `${NOWHERE}/${'x'.repeat(4000)}`],
];

/** Faults of the request line and its headers, which any server can be asked for. */
export const requests: readonly Probe[] = [
  ...unknown.map(([id, what, why, path]): Probe => ({
    id: `unknown-${id}`,
    title: `${what} is refused in the envelope`,
    why,
    ask: (server) => server.failure({ path: server.below(path) }, 404, 400, 414),
  })),
  {
    id: 'unknown-head',
    title: 'HEAD of an unknown route is answered as GET is, without a body',
    why: 'RFC 9110 §9.3.2',
    ask: (server) => server.failure({ path: server.below(NOWHERE), method: 'HEAD' }, 404),
  },
  {
    id: 'unknown-html',
    title: 'a browser that asks for HTML gets the envelope too',
    why: 'error handlers look at Accept, and answer with a page',
    ask: (server) =>
      server.failure({ path: server.below(NOWHERE), headers: { Accept: 'text/html,*/*;q=0.1' } }, 404, 406),
  },
  {
    id: 'malformed-escape',
    title: 'a path that does not decode is refused in the envelope',
    why: 'routers throw URIError before any handler is there to catch it',
    ask: (server) => server.failure({ path: server.below(`${NOWHERE}/%zz`) }, 400, 404),
  },
  {
    id: 'malformed-utf8',
    title: 'a path that is not UTF-8 is refused in the envelope',
    why: 'RFC 3986 §2.5',
    ask: (server) => server.failure({ path: server.below(`${NOWHERE}/%ff%fe`) }, 400, 404),
  },
  {
    id: 'wrong-method',
    title: 'a method that a path does not have is refused in the envelope, with those it has',
    why: 'RFC 9110 §15.5.6; most frameworks say 404, and some nothing',
    needs: 'path',
    ask: (server) => server.failure({ path: server.pathOf('path'), method: 'PROPFIND' }, 405, 501),
  },
  {
    id: 'id-unsafe',
    title: 'a request id with markup in it is not repeated',
    why: 'it goes into headers, log lines and pages',
    ask: async (server) => {
      const { requestId: name = 'X-Request-Id' } = server.options;
      const unsafe = '<script>kuvert</script>';
      if (name === false) return [];
      const { answer, problems } = await server.ask({ path: server.below(NOWHERE), headers: { [name]: unsafe } });
      const isRepeated = headerOf(answer, name.toLowerCase()) === unsafe;
      return [...problems, ...(isRepeated ? [{ rule: 'headers' as const, text: `${name} repeats it` }] : [])];
    },
  },
  {
    id: 'unauthenticated',
    title: 'who does not say who they are is refused in the envelope, with a challenge',
    why: 'RFC 9110 §11.6.1',
    needs: 'guarded',
    ask: (server) => server.failure({ path: server.pathOf('guarded'), headers: { Authorization: '' } }, 401),
  },
  {
    id: 'unauthenticated-nonsense',
    title: 'credentials that are none are refused in the envelope, with a challenge',
    why: 'parsers of tokens throw over them',
    needs: 'guarded',
    ask: (server) =>
      server.failure({ path: server.pathOf('guarded'), headers: { Authorization: 'Kuvert \u00ff' } }, 401),
  },
];
