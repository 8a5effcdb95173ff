import * as fc from 'fast-check';
import { answers } from '../../../packages/client/src/answers.fixture.ts';
import {
  hostileCases,
  pathTo,
  patience,
  startHostileServer,
} from '../../../packages/client/src/hostile-server.fixture.ts';
import type { Ask, Findings } from './exam.ts';
import type { Runtime } from './runtime.ts';

/** What does not end in a timeout has more time than it needs: a runtime may be slow, or new to its machine. */
const LONG = 10_000;

const asks = hostileCases.map((hostile): Ask => ({
  maxBytes: patience.maxBytes,
  timeout: [hostile.kind].flat().includes('timeout') ? patience.timeout : LONG,
  method: hostile.method ?? 'GET',
  path: pathTo(hostile),
}));

/** Puts every hostile case, and some hundred answers, to the client on a runtime. */
export async function put(runtime: Runtime, seed: number): Promise<Findings> {
  const server = await startHostileServer();
  try {
    const { baseUrl } = server;
    return await runtime.examine({ baseUrl, asks, answers: fc.sample(answers, { numRuns: 300, seed }) });
  } finally {
    server.close();
  }
}
