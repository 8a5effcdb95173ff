import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

/** A runtime, and what lets its garbage be collected on demand. */
interface Engine {
  readonly command: readonly string[];
  readonly flags: readonly string[];
}

const tools = join(import.meta.dirname, '../../.tools/engines');

const found = (pattern: string): string | undefined =>
  globSync(pattern, { cwd: tools }).map((path) => join(tools, path))[0];

/** The runtimes that are here: others than Node 24 once the matrix of the conformance suite has fetched them. */
export function engines(isQuick: boolean): readonly (readonly [string, Engine])[] {
  const node24 = ['Node 24', { command: [process.execPath], flags: ['--expose-gc'] }] as const;
  if (isQuick || !existsSync(tools)) return [node24];
  const others = [
    ['Node 26', found('node-*-26*/node_modules/node-*/bin/node'), []],
    ['Bun', found('-oven-bun-*/node_modules/@oven/bun-*/bin/bun'), ['run']],
    ['Deno', found('-deno-*/node_modules/@deno/*/deno'), ['run', '--allow-all', '--quiet']],
  ] as const;
  return [
    node24,
    ...others.flatMap(([name, program, args]) =>
      program === undefined ? [] : [[name, { command: [program, ...args], flags: [] }] as const],
    ),
  ];
}
