import { describeConsumer } from './describe-consumer.ts';

describeConsumer('a user of Koa 2', {
  heading: 'Koa',
  package: '@kuvert/koa',
  names: ['handler', 'kuvert', 'readBody', 'readQuery'],
  ranges: { koa: '^2', '@koa/router': '^15' },
  also: ['@types/koa@^2'],
  fixture: 'koa.ts',
  routesByMethod: true,
});
