import type { Problem } from '../problem.ts';
import { headerOf } from '../wire/answer.ts';
import type { Probe } from './case.ts';

const wrong = (text: string): Problem => ({ rule: 'headers', text });

/** What a route that goes well is held to. */
export const successes: readonly Probe[] = [
  {
    id: 'success',
    title: 'a success comes in the envelope',
    why: 'the envelope is what clients read',
    needs: 'path',
    ask: async (server) => (await server.success({ path: server.pathOf('path') })).problems,
  },
  {
    id: 'success-head',
    title: 'HEAD is answered with the headers of GET, and no body',
    why: 'RFC 9110 §9.3.2',
    needs: 'path',
    ask: async (server) => {
      const path = server.pathOf('path');
      const got = await server.success({ path });
      const { answer, problems } = await server.success({ path, method: 'HEAD' });
      const [type, asHead] = [got.answer, answer].map((each) => headerOf(each, 'content-type'));
      return [...problems, ...(type === asHead ? [] : [wrong(`Content-Type is ${asHead}, and ${type} of GET`)])];
    },
  },
  {
    id: 'success-not-modified',
    title: 'what a client has already is not sent again',
    why: 'RFC 9110 §15.4.5; a 304 has no body',
    needs: 'path',
    ask: async (server) => {
      const path = server.pathOf('path');
      const tag = headerOf((await server.success({ path })).answer, 'etag');
      if (tag === undefined) return [];
      const { answer, problems } = await server.ask({ path, headers: { 'If-None-Match': tag } });
      return [...problems, ...(answer.status === 304 ? [] : [wrong(`the status is ${answer.status}, not 304`)])];
    },
  },
  {
    id: 'success-options',
    title: 'OPTIONS says which methods a path has, or is refused in the envelope',
    why: 'RFC 9110 §9.3.7',
    needs: 'path',
    ask: async (server) => {
      const { answer, problems } = await server.ask({ path: server.pathOf('path'), method: 'OPTIONS' });
      if (answer.status >= 400) return problems;
      const says = answer.headers.has('allow') || answer.headers.has('access-control-allow-methods');
      return says ? answer.flaws : [wrong('there is no Allow')];
    },
  },
];
