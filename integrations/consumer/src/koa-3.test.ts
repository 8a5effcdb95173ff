import { describeConsumer } from './describe-consumer.ts';

describeConsumer('a user of Koa 3', {
  heading: 'Koa',
  package: '@kuvert/koa',
  names: ['handler', 'kuvert', 'readBody', 'readQuery'],
  ranges: { koa: '^3', '@koa/router': '^15' },
  also: ['@types/koa@^3'],
  fixture: 'koa.ts',
  routesByMethod: true,
});
