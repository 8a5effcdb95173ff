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
  readonly micros: Figure;
}

/** By work, and by server. */
export type FoundByWork = Readonly<Record<string, Readonly<Record<string, Found>>>>;

/**
 * Times the works of a framework, each in so many processes of its own, one after the other: what else a process has done
 * changes how its code is compiled.
 */
export function timeFramework(
  framework: string,
  processes: number,
  rounds: number,
  engine: readonly string[] = [process.execPath],
): FoundByWork {
  const works = ask(engine, framework) as readonly string[];
  return Object.fromEntries(
    works.map((work) => {
      const runs = Array.from({ length: processes }, () => ask(engine, framework, work, String(rounds)) as Timings);
      return [work, toFound(runs)];
    }),
  );
}

function toFound(runs: readonly Timings[]): Readonly<Record<string, Found>> {
  const of = (name: string, what: keyof Timing): Figure => toFigure(runs.map((run) => run[name]?.[what] ?? Number.NaN));
  return Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((name) => [name, { ratio: of(name, 'ratio'), micros: of(name, 'micros') }]),
  );
}

function ask([program = '', ...flags]: readonly string[], ...args: readonly string[]): unknown {
  const script = join(import.meta.dirname, 'process.ts');
  const { stdout, stderr, status } = spawnSync(program, [...flags, script, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
