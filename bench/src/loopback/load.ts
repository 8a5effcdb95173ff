import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { toFigure, quantile } from '../stats.ts';
import type { Figure } from '../stats.ts';

/** How many requests a slot has: a fraction of a second of them, so that slots of all servers are close in time. */
const SLOT = 2000;

/** Milliseconds that a slot of requests takes. */
async function slot(port: number): Promise<number> {
  const start = performance.now();
  const { errors, non2xx } = await autocannon({
    url: `http://127.0.0.1:${port}/projects/baobab`,
    connections: 16,
    amount: SLOT,
    sampleInt: 10,
  });
  if (errors > 0 || non2xx !== SLOT) throw new Error(`${errors} errors, and ${non2xx} of ${SLOT} failures`);
  return performance.now() - start;
}

/**
 * Sends a declared failure's request over loopback to all servers of a framework, in short slots that take turns.
 *
 * @returns how many times faster Kuvert is than each other server, with the quartiles of all rounds.
 */
export async function overLoopback(framework: string, rounds: number): Promise<Readonly<Record<string, Figure>>> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [framework, 'failure thrown']);
  try {
    const [ports] = (await once(child, 'message')) as [Readonly<Record<string, number>>];
    const times: Record<string, number[]> = {};
    for (let round = -1; round < rounds; round += 1) {
      for (const [name, port] of Object.entries(ports)) {
        const took = await slot(port);
        if (round >= 0) (times[name] ??= []).push(took);
      }
    }
    const own = times['kuvert'] ?? [];
    return Object.fromEntries(
      Object.entries(times).map(([name, each]) => {
        const ratios = each.map((took, round) => took / (own[round] ?? Number.NaN));
        return [name, { ...toFigure([quantile(ratios)]), from: quantile(ratios, 0.25), to: quantile(ratios, 0.75) }];
      }),
    );
  } finally {
    child.disconnect();
  }
}
