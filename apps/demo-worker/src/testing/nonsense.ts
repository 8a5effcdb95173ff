import { api } from '@kuvert-demo/domain';
import { kuvert } from '@kuvert/fetch';
import type { Outcome } from '@kuvert/fetch';

/** What a handler may do by mistake, by path. */
const mistakes: Readonly<Record<string, () => unknown>> = {
  '/a-number': () => 42,
  '/null': () => null,
  '/a-plain-object': () => ({ name: 'alder' }),
  '/a-network-error': () => Response.error(),
  '/a-cycle': () => {
    const project: Record<string, unknown> = {};
    project['parent'] = project;
    return api.ok(project);
  },
  '/a-bigint': () => api.ok(1n),
  '/a-thrown-string': () => {
    throw 'SELECT * FROM credentials';
  },
  '/a-thrown-null': () => {
    throw null;
  },
  '/a-thrown-response': () => {
    throw new Response('teapot', { status: 418 });
  },
  '/a-rejection': () => Promise.reject(new Error('SELECT * FROM credentials')),
  // workerd makes no code of text in production; a runtime for tests may.
  // oxlint-disable-next-line typescript/no-implied-eval -- to be refused is what it is for
  '/code-from-text': () => api.ok(new Function('return 1')()),
};

/** A Worker that answers nothing but nonsense. */
export default {
  fetch: kuvert(api, { onError: () => undefined }).handler(
    (request) => mistakes[new URL(request.url).pathname]?.() as Outcome,
  ),
} satisfies ExportedHandler;
