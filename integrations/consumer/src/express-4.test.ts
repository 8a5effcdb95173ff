import { describeConsumer } from './describe-consumer.ts';

describeConsumer('a user of Express 4', {
  heading: 'Express',
  package: '@kuvert/express',
  names: ['kuvert', 'readBody', 'readQuery'],
  ranges: { express: '^4' },
  also: ['@types/express@^4'],
  fixture: 'express.ts',
  routesByMethod: true,
  otherWay: { readme: 'packages/express/README.md', heading: 'Piece by piece' },
});
