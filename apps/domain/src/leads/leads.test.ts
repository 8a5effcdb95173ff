import { expect, test } from 'vitest';
import { openServices } from '../testing/open-services.ts';

test('every lead that was not merged is on exactly one page', async () => {
  const { services } = await openServices();
  const seen: number[] = [];
  for (const page of ['1', '2', '3']) {
    const [leads, position] = await services.leads.list({ page });
    expect(position).toEqual({ page: Number(page), pageSize: 10, total: 22 });
    seen.push(...leads.map(({ id }) => id));
  }
  expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => index + 1).filter((id) => id !== 9));
});

test('a page never has more than 50', async () => {
  const { services } = await openServices();
  expect((await services.leads.list({ per_page: '51' }))[1].pageSize).toBe(50);
});

test('filters are all asked for at once', async () => {
  const { services } = await openServices();
  const [leads] = await services.leads.list({ status: 'qualified', currency: 'EUR', q: 'FJORD' });
  expect(leads.map(({ id }) => id)).toEqual([7]);
});

test('a percent sign finds a percent sign', async () => {
  const { services } = await openServices();
  expect((await services.leads.list({ q: '%' }))[0].map(({ company }) => company)).toEqual(['100% Cotton']);
});

test('a text is not found across the end of one member and the start of the next', async () => {
  const { services } = await openServices();
  expect((await services.leads.list({ q: 'Kayaelif' }))[1].total).toBe(0);
});

test('an unknown currency in a filter is told as missing, in a body as wrong', async () => {
  const { services } = await openServices();
  const lead = { name: 'Yara', email: 'yara@example.com', company: null, currency: 'ATS', budget: 0 };
  await expect(services.leads.list({ currency: 'ATS' })).rejects.toMatchObject({ code: '10005', status: 404 });
  await expect(services.leads.create(lead)).rejects.toMatchObject({ code: '10005', status: 422 });
});

test('an address is taken once, however many ask at once', async () => {
  const { services } = await openServices();
  const lead = { name: 'Yara', email: 'yara@example.com', company: null, currency: 'BRL', budget: 0 };
  const results = await Promise.allSettled([1, 2, 3].map(() => services.leads.create(lead)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a merged lead leads on to a lead that is there', async () => {
  const { services } = await openServices();
  const failure: unknown = await services.leads.get('9').catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: '20002', status: 308, details: { location: '/crm/v1/leads/7' } });
  expect(await services.leads.get('7')).toMatchObject({ id: 7 });
});

test('notes that were not stored whole are no failure anybody declared, and hide no list', async () => {
  const { services } = await openServices();
  await expect(services.leads.get('13')).rejects.toThrow(SyntaxError);
  expect((await services.leads.list({ q: 'Hoffmann' }))[0]).toHaveLength(1);
});
