import { lacks as fetchLacks } from '../../../packages/fetch/src/harness.fixture.ts';
import { lacks as honoLacks } from '../../../packages/hono/src/harness.fixture.ts';
import type { Lacks } from '@kuvert/testkit';
import { bun, deno, node20, node22, node24, node26, workerd } from './engines.ts';
import type { Engine } from './engines.ts';

/** One server of the matrix: an adapter on a runtime. */
export interface Row {
  readonly engine: Engine;
  readonly adapter: string;
  /** The script under `dist`, and its arguments; for workerd the configuration. */
  readonly script: readonly string[];
  readonly lacks: Lacks;
}

const deepStacks: Lacks = { 'shallow stacks': 'its JSON writer takes data of any depth' };

const chunksAlone: Lacks = { 'streamed lengths': 'the runtime sends every stream in chunks' };
const ownParser: Lacks = { 'parser faults': 'the runtime has a server of its own, and tells nobody of them' };

const engineLacks: ReadonlyMap<Engine, Lacks> = new Map([
  [node26, deepStacks],
  [bun, { ...deepStacks, 'asterisk targets': 'Bun refuses them itself, without a word' }],
  [deno, deepStacks],
  [
    workerd,
    {
      ...deepStacks,
      ...ownParser,
      ...chunksAlone,
      'odd targets': 'workerd refuses a target that is no URI itself, as text',
    },
  ],
]);

/** What its own server, rather than node:http, does differently. */
const nativeLacks: ReadonlyMap<Engine, Lacks> = new Map([
  [bun, { ...ownParser, ...chunksAlone }],
  [deno, { ...ownParser, 'unread bodies': 'Deno.serve ends a connection on which a body was left unread' }],
]);

const adapterLacks: Readonly<Record<string, Lacks>> = { hono: honoLacks, fetch: fetchLacks };

/** A script, and what serving by it lacks, for each adapter on one runtime. */
const on =
  (engine: Engine, scriptOf: (adapter: string) => readonly string[], serverLacks: Lacks = {}) =>
  (adapter: string): Row => ({
    engine,
    adapter,
    script: scriptOf(adapter),
    lacks: { ...adapterLacks[adapter], ...engineLacks.get(engine), ...serverLacks },
  });
const onNode = (engine: Engine): ((adapter: string) => Row) => on(engine, (adapter) => ['node.js', adapter]);
const native = (engine: Engine): ((adapter: string) => Row) =>
  on(engine, (adapter) => ['native.js', adapter], nativeLacks.get(engine));

const nodeFrameworks = ['express-5', 'express-4', 'koa-3', 'koa-2'];
const fetchFrameworks = ['hono', 'fetch'];

/** Every adapter on every runtime that can run its framework. */
export const rows: readonly Row[] = [
  ...[node20, node22, node24, node26].flatMap((engine) => [...nodeFrameworks, ...fetchFrameworks].map(onNode(engine))),
  ...[bun, deno].flatMap((engine) => nodeFrameworks.map(onNode(engine)).concat(fetchFrameworks.map(native(engine)))),
  ...fetchFrameworks.map(on(workerd, (adapter) => [`worker-${adapter}`])),
];
