import { compareRuns, describeFailure, runSuite } from '@kuvert/testkit';
import type { SuiteRun } from '@kuvert/testkit';
import { describe, expect, it } from 'vitest';
import { node20, node24, workerd } from './engines.ts';
import { rows } from './rows.ts';
import type { Row } from './rows.ts';
import { start } from './start.ts';
import type { StartOptions } from './start.ts';

/** Runs the suite on a server in a process of its own, which must live to the end. */
async function run(row: Row, options?: StartOptions): Promise<SuiteRun> {
  const server = await start(row, options);
  try {
    const found = await runSuite(server.url, { lacks: row.lacks });
    expect(found.results.filter(({ problems }) => problems.length > 0).map(describeFailure)).toEqual([]);
    expect(found.passed).toBeGreaterThan(400);
    expect(server.hasEnded()).toBe(false);
    return found;
  } finally {
    await server.stop();
  }
}

const named = (row: Row) => ({ ...row, name: `${row.adapter} on ${row.engine.name}` });

// The others of the matrix have to be fetched first: npm run test:matrix.
describe('the suite', () => {
  it.each(rows.filter(({ engine }) => engine === node20 || engine === workerd).map(named))(
    'passes $name',
    async (row) => {
      await run(row);
    },
  );
});

describe('NODE_ENV', () => {
  it.each(rows.filter(({ engine }) => engine === node24).map(named))('changes no byte of $name', async (row) => {
    const unset = await run(row);
    for (const environment of ['development', 'production'])
      expect([...compareRuns(unset, await run(row, { environment }))]).toEqual([]);
  });
});
