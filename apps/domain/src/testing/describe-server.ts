import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, problemsOf } from '../exchange.ts';
import { requestGroups } from '../requests.ts';
import { startServer } from '../start-server.ts';
import type { RunningServer } from '../start-server.ts';
import { startUpstream } from '../upstream.ts';
import type { Upstream } from '../upstream.ts';

/**
 * Describes what every demo server does: it answers each request of the demo to the letter, and goes in peace. `describeMore`
 * describes what this one does besides.
 */
export function describeServer(entry: URL, describeMore?: (urlOf: () => string) => void): void {
  let upstream: Upstream;
  let server: RunningServer;

  beforeAll(async () => {
    upstream = await startUpstream();
    server = await startServer(fileURLToPath(entry.href), upstream.url);
  });
  afterAll(async () => {
    await server.stop();
    await upstream.close();
  });

  // In their order: later requests see what earlier ones did.
  describe.each(requestGroups)('$heading', ({ requests }) => {
    test.each(requests)('$title', async (request) => {
      expect(await problemsOf(request, await ask(request, server.url), upstream.url)).toEqual([]);
    });
  });

  describeMore?.(() => server.url);

  test('a request in flight is finished before the server goes', async () => {
    const slow = fetch(`${server.url}/v1/projects/beech/downloads`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const stopped = server.stop();
    expect((await slow).status).toBe(504);
    expect(await stopped).toBe(0);
  });
}
