import { afterAll, beforeAll, describe, it } from 'vitest';
import { conformance } from './conformance.ts';
import { listen } from './listen.ts';
import { plain } from './plain.fixture.ts';

conformance(
  {
    name: 'the smallest adapter',
    lacks: { 'parser faults': 'it does not listen to the parser' },
    start: async (server) => listen(plain(server)),
  },
  { describe, it, beforeAll, afterAll },
);
