import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { toFigure } from '../stats.ts';
import type { Figure } from '../stats.ts';
import type { Timings } from './process.ts';
import type { Shares } from './profile.ts';
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
export function timeFramework(framework: string, { processes, rounds, command = node, only }: Timed): FoundByWork {
  const works = ask(command, 'process.ts', framework) as readonly (readonly [string, readonly string[]])[];
  return Object.fromEntries(
    works.map(([work, [baseline = '', ...servers]]) => {
      const timed = servers.filter((server) => only === undefined || server === only);
      const found = timed.map((server) => {
        const args = [framework, work, server, `${rounds}`];
        const runs = Array.from({ length: processes }, () => ask(command, 'process.ts', ...args) as Timings);
        return [server, toFound(runs, server, baseline)];
      });
      return [work, Object.fromEntries(found)];
    }),
  );
}

/** How a framework is timed. */
interface Timed {
  readonly processes: number;
  readonly rounds: number;
  /** The runtime; this one unless said. */
  readonly command?: readonly string[];
  /** The one server that is timed; all of them unless said. */
  readonly only?: string;
}

const node: readonly string[] = [process.execPath];

/** Where the time of Kuvert's servers goes, by work. */
export function profileFramework(framework: string, works: readonly string[]): Readonly<Record<string, Shares>> {
  return Object.fromEntries(
    works.map((work) => [work, ask(node, 'profile.ts', framework, work, 'kuvert', '40000') as Shares]),
  );
}

function toFound(runs: readonly Timings[], server: string, baseline: string): Found {
  const of = (name: string, what: keyof Timing): Figure => toFigure(runs.map((run) => run[name]?.[what] ?? Number.NaN));
  return { ratio: of(server, 'ratio'), micros: of(server, 'micros'), baseline: of(baseline, 'micros') };
}

function ask([program = '', ...flags]: readonly string[], script: string, ...args: readonly string[]): unknown {
  const file = join(import.meta.dirname, script);
  const { stdout, stderr, status } = spawnSync(program, [...flags, file, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
