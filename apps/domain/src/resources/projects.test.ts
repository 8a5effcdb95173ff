import { expect, test } from 'vitest';
import { openServices, person } from '../testing/open-services.ts';

test('every project is on exactly one page', async () => {
  const { services } = await openServices();
  const seen: string[] = [];
  for (const page of ['1', '2', '3', '4']) {
    const [projects, position] = await services.projects.list({ page, page_size: '7' });
    expect(position).toEqual({ page: Number(page), pageSize: 7, total: 25 });
    seen.push(...projects.map(({ slug }) => slug));
  }
  expect(seen).toHaveLength(25);
  expect(seen).toEqual([...new Set(seen)].toSorted());
});

test('filters narrow the total, too', async () => {
  const { services } = await openServices();
  const [projects, { total }] = await services.projects.list({ owner: 'linus', license: 'GPL-2.0-only' });
  expect(projects.map(({ slug }) => slug)).toEqual(['holly', 'juniper']);
  expect(total).toBe(2);
});

test('the last page a number can name is empty', async () => {
  const { services } = await openServices();
  const [projects] = await services.projects.list({ page: String(Number.MAX_SAFE_INTEGER), page_size: '1' });
  expect(projects).toEqual([]);
});

test.each(['%', '_', "' OR 1=1 --", '\\'])('%j finds what contains it, and nothing else', async (q) => {
  const { services } = await openServices();
  expect((await services.projects.search({ q }))[1].total).toBe(0);
  await services.projects.create(person('ada'), { slug: 'teak', summary: `About ${q} and more`, license: 'MIT' });
  expect((await services.projects.search({ q }))[0].map(({ slug }) => slug)).toEqual(['teak']);
});

test('a search of 64 wide characters is no pattern that could be too long', async () => {
  const { services } = await openServices();
  expect((await services.projects.search({ q: '🌲'.repeat(32) }))[1].total).toBe(0);
});

test('a slug is given once, however many ask at once', async () => {
  const { services } = await openServices();
  const attempts = ['ada', 'grace', 'linus'].map((user) =>
    services.projects.create(person(user), { slug: 'teak', summary: user, license: 'MIT' }),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each(['Teak', 'teak--oak', '-teak', 'teak-', '1teak', 'te ak', '', 'a'.repeat(65), 'www', 'täk'])(
  '%j is no slug',
  async (slug) => {
    const { services } = await openServices();
    const creating = services.projects.create(person('ada'), { slug, summary: 'A tree', license: 'MIT' });
    await expect(creating).rejects.toMatchObject({ code: 5002 });
  },
);

test('a patch changes what it names and leaves the rest', async () => {
  const { services } = await openServices();
  const before = await services.projects.get('alder');
  const after = await services.projects.change(person('ada'), 'alder', { license: 'ISC' });
  expect(after).toEqual({ ...before, license: 'ISC', updated_at: '2026-11-22T12:00:00.000Z' });
  expect(await services.projects.get('alder')).toEqual(after);
});

test('a project that is locked while it is being changed stays as it was', async () => {
  const { services } = await openServices();
  // Both have seen it unlocked before either writes, and the lock writes first.
  const locking = services.projects.setLocked(person('ada'), 'alder', true);
  const changing = services.projects.change(person('ada'), 'alder', { license: 'ISC' });
  await expect(changing).rejects.toMatchObject({ code: 5003 });
  await locking;
  expect(await services.projects.get('alder')).toMatchObject({ license: 'MIT', locked: true });
});

test('locking twice is locking', async () => {
  const { services } = await openServices();
  await services.projects.setLocked(person('ada'), 'alder', true);
  expect(await services.projects.setLocked(person('ada'), 'alder', true)).toMatchObject({ locked: true });
  expect(await services.projects.isLocked('alder')).toBe(true);
  await services.projects.setLocked(person('ada'), 'alder', false);
  expect(await services.projects.isLocked('alder')).toBe(false);
});
