import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from './api.fixture.ts';
import { createClient } from './client.ts';
import { hostileCases, pathTo, patience, startHostileServer } from './hostile-server.fixture.ts';

let server: Awaited<ReturnType<typeof startHostileServer>>;
beforeAll(async () => {
  server = await startHostileServer();
});
afterAll(() => server.close());

test.each(hostileCases)('$name gives $kind', async (hostile) => {
  const client = createClient(api, { baseUrl: server.baseUrl, ...patience });
  const result = await client.request(hostile.method ?? 'GET', pathTo(hostile));
  expect([hostile.kind].flat()).toContain(result.kind);
  expect(result.ok).toBe(result.kind === 'success');
  expect(result).toMatchObject(hostile.gives ?? {});
  expect(JSON.stringify(Object.getOwnPropertyDescriptors(Object.prototype))).not.toContain('polluted');
  if (result.kind === 'malformed')
    expect(new TextEncoder().encode(result.excerpt).length).toBeLessThanOrEqual(3 * 1024);
});

test.each(['100 MB', 'no answer', 'half an answer and no more', 'a body that never ends'])(
  'what is given up is cancelled: the connection of %s is closed',
  async (name) => {
    const own = await startHostileServer();
    const hostile = hostileCases.find((each) => each.name === name)!;
    await createClient(api, { baseUrl: own.baseUrl, ...patience }).get(pathTo(hostile));
    await expect.poll(() => own.open.size, { timeout: 5000 }).toBe(0);
    own.close();
  },
);
