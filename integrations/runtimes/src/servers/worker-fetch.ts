import { testServer } from '@kuvert/testkit/server';
import { build } from '../../../../packages/fetch/src/harness.fixture.ts';

const handle = build(testServer());

export default { fetch: async (request: Request) => handle(request) };
