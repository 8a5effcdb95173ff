import { expect, test } from 'vitest';
import { openServices } from './testing/open-services.ts';

test('the counts of a project', async () => {
  const { services } = await openServices();
  expect(await services.downloads.get('elm')).toEqual({ project: 'elm', last_week: 0, total: 0 });
});

test.each([
  ['hangs up', 'cypress', { fault: 'unavailable', details: { retryAfter: 30 } }],
  ['fails', 'birch', { fault: 'badGateway' }],
  ['talks nonsense', 'cedar', { fault: 'badGateway' }],
  ['says nothing', 'beech', { fault: 'upstreamTimeout' }],
])('a service that %s', async (_does, slug, failure) => {
  const { services } = await openServices();
  await expect(services.downloads.get(slug)).rejects.toMatchObject(failure);
});

test('a project that is not there is not asked for', async () => {
  const { services } = await openServices();
  await expect(services.downloads.get('../oauth/authorize')).rejects.toMatchObject({ code: 5000 });
});

test.each([
  ['XAU', 'unavailable'],
  ['XAG', 'badGateway'],
  ['XTS', 'upstreamTimeout'],
])('the rate of %s is %s', async (currency, fault) => {
  const { services } = await openServices();
  await expect(services.currencies.rate(currency)).rejects.toMatchObject({ fault });
});
