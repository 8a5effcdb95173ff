import { describeConsumer } from './describe-consumer.ts';

describeConsumer('a user of fetch handlers on Node', {
  heading: 'Fetch: Workers, Bun, Deno, Node',
  package: '@kuvert/fetch',
  names: [
    'headerOf',
    'isResponse',
    'kuvert',
    'notAResponse',
    'openStream',
    'readBody',
    'readQuery',
    'settle',
    'toResponse',
    'withHeaders',
    'withId',
  ],
  ranges: {},
  // Only Node needs a server for them.
  also: ['@hono/node-server@^2'],
  fixture: 'fetch.ts',
  routesByMethod: false,
});
