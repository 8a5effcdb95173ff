import { expect, test } from 'vitest';
import { openServices, person, program } from '../testing/open-services.ts';

test('reading one lowers the count by one', async () => {
  const { services } = await openServices();
  expect(await services.notifications.unread(person('ada'))).toBe(2);
  await services.notifications.read(person('ada'), '2');
  expect(await services.notifications.unread(person('ada'))).toBe(1);
});

test('nobody reads those of somebody else', async () => {
  const { services } = await openServices();
  await expect(services.notifications.read(person('grace'), '2')).rejects.toMatchObject({ code: 3200 });
  expect(await services.notifications.unread(person('ada'))).toBe(2);
});

test('a token needs the scope', async () => {
  const { services } = await openServices();
  await expect(services.notifications.read(program('ada'), '2')).rejects.toMatchObject({ code: 2201 });
  await services.notifications.read(program('ada', 'notifications:write'), '2');
});
