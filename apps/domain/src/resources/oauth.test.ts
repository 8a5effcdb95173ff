import { expect, test } from 'vitest';
import { openServices } from '../testing/open-services.ts';

test('a sign-in that was begun here is finished with a session', async () => {
  const { services } = await openServices();
  const state = new URL(await services.oauth.start()).searchParams.get('state') ?? '';
  const session = await services.oauth.finish({ code: 'granted-to-grace', state });
  expect(await services.auth.authenticate(`Bearer ${session.token}`)).toMatchObject({
    user: 'grace',
    method: 'session',
  });
});

test('of two callbacks with one state, one is refused', async () => {
  const { services } = await openServices();
  const callback = { code: 'granted-to-grace', state: '57a7e000000000000000000000000001' };
  const results = await Promise.allSettled([services.oauth.finish(callback), services.oauth.finish(callback)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 2101 } });
});

test('an expired state is refused', async () => {
  const { services } = await openServices();
  const callback = { code: 'granted-to-grace', state: '57a7e000000000000000000000000004' };
  await expect(services.oauth.finish(callback)).rejects.toMatchObject({ code: 2101 });
});

test('a stranger the provider knows has no session here', async () => {
  const { services } = await openServices();
  const callback = { code: 'granted-to-a-stranger', state: '57a7e000000000000000000000000001' };
  await expect(services.oauth.finish(callback)).rejects.toMatchObject({ fault: 'badGateway' });
});
