import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { toFigure } from '../stats.ts';
import type { Figure } from '../stats.ts';
import type { Timings } from './process.ts';
import type { Timing } from './rounds.ts';

/** What several processes have found of one framework. */
interface Found {
  /** How many times faster than the baseline. */
  readonly ratio: Figure;
  /** Microseconds of a request. */
  readonly micros: Figure;
  /** Those of the baseline beside it. */
  readonly baseline: Figure;
}

/** By work, and by server; the baseline is none of them. */
export type FoundByWork = Readonly<Record<string, Readonly<Record<string, Found>>>>;

/**
 * Times the works of a framework: every server against the baseline alone, in so many processes of its own, one after the
 * other. What else a process has done changes how its code is compiled, and a program has one of them.
 */
export function timeFramework(
  framework: string,
  processes: number,
  rounds: number,
  engine: readonly string[] = [process.execPath],
): FoundByWork {
  const works = ask(engine, framework) as readonly (readonly [work: string, servers: readonly string[]])[];
  return Object.fromEntries(
    works.map(([work, [baseline = '', ...servers]]) => {
      const found = servers.map((server) => {
        const runs = Array.from(
          { length: processes },
          () => ask(engine, framework, work, server, String(rounds)) as Timings,
        );
        return [server, toFound(runs, server, baseline)];
      });
      return [work, Object.fromEntries(found)];
    }),
  );
}

function toFound(runs: readonly Timings[], server: string, baseline: string): Found {
  const of = (name: string, what: keyof Timing): Figure => toFigure(runs.map((run) => run[name]?.[what] ?? Number.NaN));
  return { ratio: of(server, 'ratio'), micros: of(server, 'micros'), baseline: of(baseline, 'micros') };
}

function ask([program = '', ...flags]: readonly string[], ...args: readonly string[]): unknown {
  const script = join(import.meta.dirname, 'process.ts');
  const { stdout, stderr, status } = spawnSync(program, [...flags, script, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
