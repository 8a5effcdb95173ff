import { afterEach, describe, expect, it } from 'vitest';
import { compareRuns } from './compare-runs.ts';
import { conformance } from './conformance.ts';
import { flaws } from './flaws.fixture.ts';
import type { Flaw } from './flaws.fixture.ts';
import type { Running, TestServer } from './harness.ts';
import { listen } from './listen.ts';
import { plain, writeReply } from './plain.fixture.ts';
import { rules } from './problem.ts';
import type { Problem } from './problem.ts';
import { runSuite } from './suite.ts';
import type { SuiteRun } from './suite.ts';
import { testServer } from './test-server.ts';

/** Enough of the table to show every flaw. */
const SAMPLE =
  /^(success-object|connection-old-success|failure-thrown|throws-error|throws-late-error|routing-(unknown|405|head|html))$/;

let server: Running | undefined;
afterEach(async () => server?.close());

async function sampleOf(adapter: Flaw['adapter'], patience?: number): Promise<SuiteRun> {
  server = await listen(adapter(testServer()));
  // One case is enough of what takes long.
  const sample = patience === undefined ? SAMPLE : /^failure-thrown$/;
  return runSuite(server.url, { only: ({ id }) => sample.test(id), patience: patience ?? 200 });
}

const problemsIn = ({ results }: SuiteRun): Problem[] => results.flatMap(({ problems }) => problems);

describe('the suite', () => {
  it('finds nothing wrong with an adapter that keeps every rule', async () => {
    const run = await sampleOf((given) => plain(given));
    expect(problemsIn(run)).toEqual([]);
    expect(run.passed).toBeGreaterThan(6);
  });

  it.each(flaws)('fails an adapter that $name ($rule)', async ({ rule, said, adapter, patience }) => {
    const found = problemsIn(await sampleOf(adapter, patience)).filter((problem) => problem.rule === rule);
    expect(found.map(({ text }) => text).join('\n')).toContain(said);
  });

  it('fails an adapter whose bytes depend on NODE_ENV', async () => {
    const runs: SuiteRun[] = [];
    for (const environment of ['development', 'production']) {
      runs.push(
        await sampleOf((given) =>
          plain(given, (response, reply) => {
            if (environment === 'development' && !response.headersSent) response.setHeader('x-debug', '1');
            writeReply(response, reply);
          }),
        ),
      );
      await server?.close();
    }
    const [one, other] = runs as [SuiteRun, SuiteRun];
    expect([...compareRuns(one, one)]).toEqual([]);
    expect([...compareRuns(one, other).values()][0]).toMatchObject({ rule: 'environment' });
  });

  it('fails such an adapter in a test runner too', async () => {
    const { adapter } = flaws.find(({ said }) => said === 'called again') as Flaw;
    const tests = new Map<string, () => Promise<void>>();
    const hooks: (() => Promise<void>)[] = [];
    const keep = (body: () => Promise<void>): void => void hooks.push(body);
    const start = async (given: TestServer): Promise<Running> => listen(adapter(given));
    conformance(
      { name: 'planted', start },
      { describe: (_name, body) => body(), it: (name, body) => tests.set(name, body), beforeAll: keep, afterAll: keep },
    );
    const [open, close] = hooks;
    await open?.();
    const passed = [...tests].find(([name]) => name.startsWith('failure-thrown:'));
    await expect(passed?.[1]()).resolves.toBe(undefined);
    await expect(tests.get('tells the hook of nothing once a case is over')?.()).rejects.toThrow(
      /failure-thrown-\d+: the onError hook was called again, once, when the case was over/,
    );
    await close?.();
  });

  it('has a flaw planted against every rule', () => {
    const planted = new Set([...flaws.map(({ rule }) => rule), 'environment']);
    expect([...planted].toSorted()).toEqual(Object.keys(rules).toSorted());
  });
});
