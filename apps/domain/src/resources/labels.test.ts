import { expect, test } from 'vitest';
import { openServices, person } from '../testing/open-services.ts';

test('keywords and channels of one name do not meet', async () => {
  const { services } = await openServices();
  await services.keywords.add(person('ada'), 'aspen', { name: 'latest' });
  await services.channels.remove(person('ada'), 'aspen', 'latest');
  expect(await services.keywords.list('aspen')).toEqual(['latest', 'network', 'retry']);
  expect(await services.channels.list('aspen')).toEqual([]);
});

test('of many requests at once, no more pass than the limit allows', async () => {
  const { services } = await openServices();
  const names = ['one', 'two', 'three', 'four', 'five', 'six'];
  const results = await Promise.allSettled(
    names.map((name) => services.keywords.add(person('katherine'), 'elm', { name })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(await services.keywords.list('elm')).toHaveLength(5);
});

test('a project with all its keywords may still have channels', async () => {
  const { services } = await openServices();
  for (const name of ['one', 'two', 'three', 'four', 'five']) {
    await services.keywords.add(person('katherine'), 'elm', { name });
  }
  expect((await services.channels.add(person('katherine'), 'elm', { name: 'latest' }))[0]).toEqual({ name: 'latest' });
});
