import { join } from 'node:path';
import { searchLimit } from '@kuvert-demo/domain';
import { expect, test } from 'vitest';
import { unstable_readConfig as readConfig } from 'wrangler';

test('the rate limit that Cloudflare counts is the one that the domain names', () => {
  const config: unknown = readConfig({ config: join(import.meta.dirname, '../wrangler.jsonc') });
  expect(config).toMatchObject({
    ratelimits: [{ simple: { limit: searchLimit.requests, period: searchLimit.seconds } }],
  });
});
