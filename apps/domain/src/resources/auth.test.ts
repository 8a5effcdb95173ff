import { expect, test } from 'vitest';
import { credentials } from '../storage/seed/credentials.ts';
import { openServices } from '../testing/open-services.ts';

const bearer = (name: keyof typeof credentials): string => `Bearer ${credentials[name].text}`;

test('a session is its user', async () => {
  const { services } = await openServices();
  expect(await services.auth.authenticate(bearer('ada session'))).toEqual({
    user: 'ada',
    method: 'session',
    scopes: [],
  });
});

test('a token is its user, with its scopes', async () => {
  const { services } = await openServices();
  expect(await services.auth.authenticate(bearer('ada publishing token'))).toEqual({
    user: 'ada',
    method: 'token',
    scopes: ['projects:write'],
  });
});

test('the scheme is read in any letter case', async () => {
  const { services } = await openServices();
  const header = bearer('grace session').replace('Bearer', 'bEARER');
  expect(await services.auth.authenticate(header)).toMatchObject({ user: 'grace' });
});

test.each(['ada expired session', 'ada revoked token'] as const)('%s opens nothing', async (name) => {
  const { services } = await openServices();
  await expect(services.auth.authenticate(bearer(name))).rejects.toMatchObject({ code: 2000 });
});

test.each([null, undefined])('no header (%s) is told the realm and no error', async (header) => {
  const { services } = await openServices();
  await expect(services.auth.authenticate(header)).rejects.toMatchObject({ code: 2000, details: undefined });
});

test('a token that is no good is told so', async () => {
  const { services } = await openServices();
  await expect(services.auth.authenticate(`Bearer kvt_${'0'.repeat(32)}`)).rejects.toMatchObject({
    code: 2000,
    details: { headers: { 'www-authenticate': 'Bearer realm="kuvert-demo", error="invalid_token"' } },
  });
});

test.each(['', 'Bearer', 'Bearer ', 'Bearer a b', 'Token abc', 'kvs_abc'])(
  '%j is no Bearer and one token',
  async (header) => {
    const { services } = await openServices();
    await expect(services.auth.authenticate(header)).rejects.toMatchObject({ code: 2001 });
  },
);

test('the database holds hashes, never a credential', async () => {
  const { database } = await openServices();
  const stored = JSON.stringify(await database.all('SELECT * FROM credentials'));
  for (const { text } of Object.values(credentials)) expect(stored).not.toContain(text);
});
