import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHarness } from 'wrangler';

const main = fileURLToPath(import.meta.resolve('./testing/nonsense.ts'));
const server = createTestHarness({
  workers: [{ config: { name: 'nonsense', main, compatibility_date: '2026-11-17' } }],
});

beforeAll(async () => void (await server.listen()));
afterAll(() => server.close());

test.each([
  'a-number',
  'null',
  'a-plain-object',
  'a-network-error',
  'a-cycle',
  'a-bigint',
  'a-thrown-string',
  'a-thrown-null',
  'a-thrown-response',
  'a-rejection',
  'code-from-text',
])('workerd answers the envelope to %s', async (mistake) => {
  const response = await server.fetch(`/${mistake}`);
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.text()).toBe('{"code":1,"message":"Internal error"}');
});

test('workerd answers the envelope where a handler says nothing', async () => {
  const response = await server.fetch('/nothing');
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ code: 2, message: 'Route not found' });
});
