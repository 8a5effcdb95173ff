import { expect, test } from 'vitest';
import { openServices, person } from '../testing/open-services.ts';

test('a token works from when it is made until it is revoked', async () => {
  const { services } = await openServices();
  const [made] = await services.tokens.create(person('linus'), { name: 'robot', scopes: ['projects:write'] });
  const header = `Bearer ${made.token}`;
  expect(await services.auth.authenticate(header)).toEqual({
    user: 'linus',
    method: 'token',
    scopes: ['projects:write'],
  });

  await services.tokens.revoke(person('linus'), String(made.id));
  await expect(services.auth.authenticate(header)).rejects.toMatchObject({ code: 2000 });
  await expect(services.tokens.revoke(person('linus'), String(made.id))).rejects.toMatchObject({ code: 4000 });
});

test("a list shows neither texts, nor hashes, nor sessions, nor other people's", async () => {
  const { services } = await openServices();
  const tokens = await services.tokens.list(person('ada'));
  expect(tokens.map(({ id }) => id)).toEqual([6, 7]);
  expect(Object.keys(tokens[0]!)).toEqual(['id', 'name', 'scopes', 'created_at', 'expires_at']);
});

test.each(['06', '6.0', ' 6', '6 OR 1=1', '9007199254740993'])('%j is the id of no token', async (id) => {
  const { services } = await openServices();
  await expect(services.tokens.get(person('ada'), id)).rejects.toMatchObject({ code: 4000 });
});
