// Says where the time of one server goes, by whose code it is in, as JSON on the standard output.
//   node profile.ts <framework> <work> <server> <requests>
import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector';
import type { RequestListener } from 'node:http';
import type { Scenario } from '../servers/scenario.ts';
import { node, web } from './driver.ts';
import type { FetchHandler } from './fetch.ts';

/** Whose code time is spent in. */
type Owner = 'Kuvert' | 'JSON' | 'packages' | 'Node' | 'benchmark' | 'engine';
/** Parts of the whole, which is 1. What a builtin of the engine takes is its caller's. */
export type Shares = Readonly<Record<Owner, number>>;

function ownerOf({ url, functionName }: { readonly url: string; readonly functionName: string }): Owner {
  // The one function of Kuvert that serialises, and little else: by hand, the same is to be done.
  if (url.includes('/packages/')) return functionName === 'toText' ? 'JSON' : 'Kuvert';
  if (url.includes('/node_modules/')) return 'packages';
  if (url.startsWith('node:')) return 'Node';
  return url === '' ? 'engine' : 'benchmark';
}

function toShares({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Shares {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const shares = { Kuvert: 0, JSON: 0, packages: 0, Node: 0, benchmark: 0, engine: 0 };
  const total = timeDeltas.reduce((sum, each) => sum + each, 0);
  for (const [at, id] of samples.entries()) {
    const frame = frames.get(id);
    if (frame !== undefined) shares[ownerOf(frame)] += (timeDeltas[at] ?? 0) / total;
  }
  return shares;
}

console.error = () => undefined;
const [framework = '', work = '', name = '', requests = ''] = process.argv.slice(2);
const { scenarios } = (await import(`../servers/${framework}.ts`)) as {
  readonly scenarios: readonly Scenario<RequestListener & FetchHandler>[];
};
const scenario = scenarios.find((each) => each.work === work);
const server = scenario?.servers[name];
if (scenario === undefined || server === undefined) throw new Error(`${framework} has no ${name} for ${work}`);
const batch = (framework === 'fetch' ? web : node).batch(server, scenario.asked);
await batch(20_000);
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 200 });
await session.post('Profiler.start');
await batch(Number(requests));
const { profile } = await session.post('Profiler.stop');
console.log(JSON.stringify(toShares(profile)));
