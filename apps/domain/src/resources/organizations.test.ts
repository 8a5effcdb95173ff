import { expect, test } from 'vitest';
import { openServices, person, program } from '../testing/open-services.ts';

test('of many requests at once, no more pass than the limit allows', async () => {
  const { services } = await openServices();
  const attempts = ['eins', 'zwei', 'drei', 'vier'].map((slug) =>
    services.organizations.create(person('ada'), { slug, name: slug }),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 3502 });
  }
});

test('a slug is given once, however many ask at once', async () => {
  const { services } = await openServices();
  const attempts = ['ada', 'grace', 'linus'].map((user) =>
    services.organizations.create(person(user), { slug: 'wald', name: user }),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('who makes an organization is its member, and may add others', async () => {
  const { services } = await openServices();
  await services.organizations.create(person('linus'), { slug: 'wald', name: 'Wald' });
  const [member, { location }] = await services.members.add(person('linus'), 'wald', {
    user: 'ken',
    scopes: ['members:write'],
  });
  expect(member).toMatchObject({ user: 'ken', role: 'member', scopes: ['members:write'] });
  expect(location).toBe('/v1/organizations/wald/members/ken');
  expect((await services.members.list('wald')).map(({ user, role }) => [user, role])).toEqual([
    ['ken', 'member'],
    ['linus', 'owner'],
  ]);
});

test('a token needs its own scope before the membership is looked at', async () => {
  const { services } = await openServices();
  const adding = services.members.add(program('ada', 'projects:write'), 'lighthouse', { user: 'ken', scopes: [] });
  await expect(adding).rejects.toMatchObject({ code: 2201, params: { scope: 'organizations:write' } });
});
