import type { FoundByWork } from '../inject/run.ts';
import type { Figure } from '../stats.ts';
import { atLeast, atMost } from './goals.ts';
import type { Goal, Measured } from './goals.ts';

/** The adapters, each with what it is to reach where that differs. */
const least = {
  express: { success: 1, thrown: 1.3, validation: 1.1 },
  koa: { success: 0.98, thrown: 1.1, validation: 0.9 },
  hono: { success: 0.97, thrown: 0.9, validation: 0.75 },
  fetch: { success: 0.95, thrown: 0.9, validation: 0.75 },
} as const;
export type Framework = keyof typeof least;
export const frameworks = Object.keys(least) as Framework[];

const OWN = 'the framework’s own';

/** How many times faster Kuvert is than another server of the same work. */
function against(servers: FoundByWork[string], other: string): Measured {
  const [own, peer] = [servers['kuvert']?.ratio, servers[other]?.ratio];
  if (own === undefined || peer === undefined) throw new Error(`nobody has timed ${other}`);
  return { value: own.value / peer.value, from: own.from / peer.to, to: own.to / peer.from };
}

const ratioOf = (works: FoundByWork, work: string): Figure => {
  const found = works[work]?.['kuvert'];
  if (found === undefined) throw new Error(`nobody has timed ${work}`);
  return found.ratio;
};

/** What of the goals the timings of a framework say. */
export function judgeFramework(framework: Framework, works: FoundByWork): readonly Goal[] {
  const goal = least[framework];
  const goals = ['100 B', '1 kB', '10 kB', '1 kB, status envelope'].map((size) =>
    atLeast(`${framework}: success ${size}`, goal.success, ratioOf(works, `success ${size}`)),
  );
  const untagged = works['success 1 kB']?.['kuvert, no ETag'];
  if (untagged !== undefined) {
    goals.push(atLeast(`${framework}: success 1 kB, the app’s ETag off`, 1.4, untagged.ratio));
  }
  const { kuvert } = works['success 100 B'] ?? {};
  const added = kuvert === undefined ? Number.NaN : kuvert.micros.value - kuvert.baseline.value;
  goals.push(
    atMost(`${framework}: added to a success of 100 B`, 0.5, ' µs', { value: added }),
    atLeast(`${framework}: page of 50 rows`, 0.97, ratioOf(works, 'page of 50 rows')),
    atLeast(`${framework}: declared failure, thrown`, goal.thrown, ratioOf(works, 'failure thrown')),
    atLeast(`${framework}: declared failure, returned`, 0.95, ratioOf(works, 'failure returned')),
    atLeast(`${framework}: validation failure`, goal.validation, ratioOf(works, 'validation failure')),
  );
  for (const work of ['unknown route', 'wrong method', 'unexpected throw']) {
    const servers = works[work];
    if (servers === undefined) continue;
    const other = OWN in servers ? OWN : 'by hand';
    const ratio = OWN in servers ? against(servers, OWN) : ratioOf(works, work);
    goals.push(atLeast(`${framework}: ${work}, against ${other}`, 0.95, ratio));
  }
  return [...goals, ...judgePeers(framework, works['failure thrown'] ?? {})];
}

const peers = { 'http-errors': 3, Boom: 2, HTTPException: 1.6 } as const;

function judgePeers(framework: Framework, servers: FoundByWork[string]): readonly Goal[] {
  return Object.entries(peers).flatMap(([peer, factor]) =>
    peer in servers ? [atLeast(`${framework}: declared failure, against ${peer}`, factor, against(servers, peer))] : [],
  );
}

const peersOverLoopback = { 'http-errors': 2, Boom: 1.6, HTTPException: 1.3 } as const;

/** What of the goals the load over loopback says. */
export function judgeLoopback(framework: Framework, servers: Readonly<Record<string, Figure>>): readonly Goal[] {
  return Object.entries(peersOverLoopback).flatMap(([peer, factor]) => {
    const figure = servers[peer];
    return figure ? [atLeast(`${framework}: declared failure over loopback, against ${peer}`, factor, figure)] : [];
  });
}
