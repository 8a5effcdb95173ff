import type { Case } from '../case.ts';
import { api } from '../contracts.ts';
import { failure, noContent, ok, success } from '../expect.ts';
import type { Route } from '../harness.ts';

const unknown = failure(404, 2, 'Route not found');
const notAllowed = (allow: string) => failure(405, 2, 'Route not found', { allow });

const list: Route = { method: 'GET', path: '/routing/projects', handle: () => api.ok(['alder']) };
const create: Route = { ...list, method: 'POST', handle: () => api.created({ slug: 'erle' }) };
const read: Route = { method: 'GET', path: '/routing/projects/:slug', handle: ({ params }) => api.ok(params) };
const remove: Route = { ...read, method: 'DELETE', handle: () => api.noContent() };
const nested: Route = {
  method: 'GET',
  mounts: ['/routing', '/nested'],
  path: '/users/:user/keys/:key',
  handle: ({ params: { user, key } }) => api.ok({ user, key }),
};
const replace: Route = { ...nested, method: 'PUT' };
const failing: Route = {
  method: 'GET',
  path: '/routing/failing',
  handle: () => {
    throw api.error('FORBIDDEN');
  },
};

/** Which route answers, and what is said where none does. */
export const routing: readonly Case[] = [
  {
    id: 'routing-unknown',
    title: 'an unknown route is told so',
    why: 'Express and Hono answer HTML or text',
    request: { path: '/routing/nowhere' },
    expect: unknown,
  },
  {
    id: 'routing-html',
    title: 'an unknown route is told in JSON, whatever the client accepts',
    why: 'Express and Koa answer HTML to a browser',
    request: { path: '/routing/nowhere', headers: { accept: 'text/html,application/xml;q=0.9' } },
    expect: unknown,
  },
  {
    id: 'routing-root',
    title: 'the root is a path like any other',
    why: 'nothing is served there',
    request: { path: '/' },
    expect: unknown,
  },
  {
    id: 'routing-unknown-post',
    title: 'an unknown route is told so whatever the method and the body',
    why: 'the body is nobody’s',
    request: {
      method: 'POST',
      path: '/routing/nowhere?kuvert=1',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    },
    expect: unknown,
  },
  {
    id: 'routing-echo',
    title: 'an unknown path is not repeated in the answer',
    why: 'Express and h3 write it into the page',
    request: { path: '/routing/%3Cscript%3Ekuvert-leak-4f1c%3C/script%3E' },
    expect: unknown,
  },
  {
    id: 'routing-param',
    title: 'a path parameter arrives decoded',
    why: 'the plain case',
    route: read,
    request: { path: '/routing/projects/gr%C3%BCn%20wald' },
    expect: ok({ slug: 'grün wald' }),
  },
  {
    id: 'routing-nested',
    title: 'a route in a nested router is found',
    why: 'the plain case',
    route: nested,
    request: { path: '/routing/nested/users/ada/keys/7' },
    expect: ok({ user: 'ada', key: '7' }),
  },
  {
    id: 'routing-created',
    title: 'two methods of a path have a route each',
    why: 'the plain case',
    route: create,
    request: { method: 'POST', path: list.path },
    expect: success(201, { slug: 'erle' }),
  },
  {
    id: 'routing-deleted',
    title: 'a DELETE answers without a body',
    why: 'the plain case',
    route: remove,
    request: { method: 'DELETE', path: '/routing/projects/alder' },
    expect: noContent,
  },
  {
    id: 'routing-405',
    title: 'another method of a known path is told which are allowed',
    why: 'every framework answers 404 by itself; RFC 9110 §15.5.6 wants Allow',
    route: list,
    request: { method: 'PATCH', path: list.path },
    expect: notAllowed('GET, HEAD, POST'),
  },
  {
    id: 'routing-405-param',
    title: 'a path with a parameter knows its methods',
    why: 'the pattern matches, not the text',
    request: { method: 'PUT', path: '/routing/projects/alder' },
    expect: notAllowed('GET, HEAD, DELETE'),
  },
  {
    id: 'routing-405-nested',
    title: 'a path in a nested router knows its methods',
    why: 'an outer router sees none of an inner router’s routes',
    route: replace,
    request: { method: 'DELETE', path: '/routing/nested/users/ada/keys/7' },
    expect: notAllowed('GET, HEAD, PUT'),
  },
  {
    id: 'routing-options',
    title: 'OPTIONS answers 204 and what is allowed',
    why: 'Express answers 200 with a text, Koa and Hono 404',
    request: { method: 'OPTIONS', path: list.path },
    expect: { ...noContent, headers: { ...noContent.headers, allow: 'GET, HEAD, POST' } },
  },
  {
    id: 'routing-options-nested',
    title: 'OPTIONS in a nested router answers alike',
    why: 'a nested Express router answers it itself',
    request: { method: 'OPTIONS', path: '/routing/nested/users/ada/keys/7?deep=1' },
    expect: { ...noContent, headers: { ...noContent.headers, allow: 'GET, HEAD, PUT', etag: null } },
  },
  {
    id: 'routing-options-unknown',
    title: 'OPTIONS of an unknown route is told so',
    why: 'there is nothing to be allowed',
    request: { method: 'OPTIONS', path: '/routing/nowhere' },
    expect: unknown,
  },
  {
    id: 'routing-head',
    title: 'HEAD answers as GET does, without the body',
    why: 'RFC 9110 §9.3.2',
    request: { method: 'HEAD', path: list.path },
    expect: { ...ok(['alder']), failures: 0 },
  },
  {
    id: 'routing-head-failing',
    title: 'a HEAD that fails has the head of the failure and no body',
    why: 'RFC 9110 §9.3.2',
    route: failing,
    request: { method: 'HEAD', path: failing.path },
    expect: failure(403, 4, 'Forbidden'),
  },
  {
    id: 'routing-head-unknown',
    title: 'a HEAD of an unknown route has no body',
    why: 'RFC 9110 §9.3.2',
    request: { method: 'HEAD', path: '/routing/nowhere' },
    expect: unknown,
  },
  {
    id: 'routing-undecodable',
    title: 'a path that does not decode is refused',
    why: 'a router throws a URIError, or runs the handler with the raw text',
    request: { path: '/routing/projects/%zz' },
    expect: failure(400, 1000, 'Invalid parameters'),
  },
  {
    id: 'routing-undecodable-utf8',
    title: 'a path that is no UTF-8 is refused',
    why: 'RFC 3986 §2.5',
    request: { path: '/routing/projects/%C3%28' },
    expect: failure(400, 1000, 'Invalid parameters'),
  },
  {
    id: 'routing-undecodable-unknown',
    title: 'an unknown path that does not decode is refused all the same',
    why: 'whether a route fits cannot be told',
    request: { path: '/%' },
    expect: failure(400, 1000, 'Invalid parameters'),
  },
];
