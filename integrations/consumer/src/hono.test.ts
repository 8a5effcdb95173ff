import { describeConsumer } from './describe-consumer.ts';

describeConsumer('a user of Hono', {
  heading: 'Hono',
  package: '@kuvert/hono',
  names: ['kuvert', 'readBody', 'readQuery', 'requestIdOf', 'send', 'validJson', 'validQuery'],
  ranges: { hono: '^4', '@hono/node-server': '^2' },
  also: [],
  fixture: 'hono.ts',
  routesByMethod: true,
});
