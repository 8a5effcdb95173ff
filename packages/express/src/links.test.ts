import { crm, listen, send } from '@kuvert/testkit';
import express from 'express';
import { expect, it } from 'vitest';
import { kuvert } from './index.ts';

it('chooses among the base URLs by Host, and believes no other word of the client', async () => {
  const http = kuvert(crm, { baseUrl: ['https://api.example.com', 'https://api.example.org/v1'] });
  const app = http.install(express()).set('trust proxy', true);
  app.get(
    '/leads',
    http.handler(() => crm.page([1], { page: 1, pageSize: 1, total: 2 })),
  );
  const server = await listen(app);
  const nextTo = async (headers: Record<string, string>): Promise<string> => {
    const { text } = await send(server.url, { path: '/leads', headers });
    return (JSON.parse(text) as { meta: { pagination: { links: { next: string } } } }).meta.pagination.links.next;
  };
  const forwarded = { 'x-forwarded-host': 'api.example.org', 'x-forwarded-proto': 'javascript' };
  expect(await nextTo({ host: 'api.example.org' })).toBe('https://api.example.org/v1/leads?page=2');
  expect(await nextTo({ host: 'api.example.com', ...forwarded })).toBe('https://api.example.com/leads?page=2');
  expect(await nextTo({ host: 'evil.example' })).toBe('https://api.example.com/leads?page=2');
  await server.close();
});
