import { describeConsumer } from './describe-consumer.ts';

describeConsumer('a user of Express 5', {
  heading: 'Express',
  package: '@kuvert/express',
  names: ['kuvert', 'readBody', 'readQuery'],
  ranges: { express: '^5' },
  also: ['@types/express@^5'],
  fixture: 'express.ts',
  routesByMethod: true,
  otherWay: { readme: 'packages/express/README.md', heading: 'Piece by piece' },
});
