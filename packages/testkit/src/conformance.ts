import type { Case } from './case.ts';
import { cases } from './cases.ts';
import type { Capability, Harness, Running } from './harness.ts';
import { heardLate } from './heard-late.ts';
import { casesFor, lackOf } from './lacks.ts';
import { toError } from './report.ts';
import { runCase } from './run-case.ts';
import { testServer } from './test-server.ts';

/** What the suite needs of a test runner: Vitest, Jest, Bun and `node:test` all have it. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>) => void;
  readonly beforeAll: (body: () => Promise<void>) => void;
  readonly afterAll: (body: () => Promise<void>) => void;
}

/**
 * Declares the whole suite to a test runner: a test for each case that the harness can be held to, one for what the hook
 * hears when they are over, and one for each thing it says it lacks, which fails once it no longer does.
 *
 * @example conformance({ name: 'my adapter', start }, { describe, it, beforeAll, afterAll });
 */
export function conformance(harness: Harness, { describe, it, beforeAll, afterAll }: Runner): void {
  describe(harness.name, () => {
    let server: Running;
    beforeAll(async () => {
      server = await harness.start(testServer());
    });
    afterAll(async () => server.close());

    for (const tested of casesFor(harness)) {
      it(`${tested.id}: ${tested.title}`, async () => {
        const { problems, answers } = await runCase(server.url, tested);
        if (problems.length > 0) throw toError(tested, problems, answers);
      });
    }
    it('tells the hook of nothing once a case is over', async () => {
      const late = Array.from(await heardLate(server.url), ([id, { text }]) => `${id}: ${text}`);
      if (late.length > 0) throw new Error(`[@kuvert/testkit] ${harness.name}\n${late.join('\n')}`);
    });
    for (const [lack, reason] of Object.entries(harness.lacks ?? {})) {
      it(`lacks ${lack}: ${reason}`, async () => {
        if (await passesAll(server.url, casesThatLack(lack as Capability)))
          throw new Error(`${harness.name} passes every case that needs ${lack}; take it from its lacks.`);
      });
    }
  });
}

function casesThatLack(lack: Capability): Case[] {
  return cases.filter((tested) => lackOf(tested, { [lack]: 'tried all the same' }) !== undefined);
}

async function passesAll(url: string, tried: readonly Case[]): Promise<boolean> {
  for (const tested of tried) if ((await runCase(url, tested)).problems.length > 0) return false;
  return true;
}
