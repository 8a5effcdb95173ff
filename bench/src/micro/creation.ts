// Times what is done once for each failure, on whichever runtime runs this, and says so as JSON.
import boom from '@hapi/boom';
import createError from 'http-errors';
import { api } from '../servers/api.ts';
import { quantile } from '../stats.ts';

/** Nanoseconds of one call, the median of rounds that take turns. */
function time(variants: Readonly<Record<string, () => unknown>>): Record<string, number> {
  const names = Object.keys(variants);
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < 60; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length] ?? '';
      const make = variants[name] ?? (() => undefined);
      const start = performance.now();
      for (let call = 0; call < 2000; call += 1) make();
      if (round >= 10) times.get(name)?.push(((performance.now() - start) * 1e6) / 2000);
    }
  }
  return Object.fromEntries([...times].map(([name, each]) => [name, quantile(each)]));
}

/** Calls at a depth that a handler has in a framework: a stack costs by its depth. */
const deep = (depth: number, make: () => unknown): unknown => (depth === 0 ? make() : deep(depth - 1, make));

class Plain extends Error {}

const makers = {
  'class extends Error': () => new Plain('Project not found'),
  'http-errors': () => createError(404, 'Project not found'),
  Boom: () => boom.notFound('Project not found'),
  kuvert: () => api.error('PROJECT_NOT_FOUND'),
  'kuvert, with params': () => api.error('TOO_MANY_MIRRORS', { max: 3 }),
};

/** Bytes that each instance keeps; only where the runtime lets its garbage be collected on demand. */
function kept(make: () => unknown): number | undefined {
  const { gc } = globalThis as { readonly gc?: () => void };
  if (gc === undefined) return undefined;
  for (let call = 0; call < 20_000; call += 1) make();
  const all: unknown[] = Array.from({ length: 100_000 }, () => undefined);
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < all.length; at += 1) all[at] = make();
  gc();
  return (process.memoryUsage().heapUsed - before) / all.length;
}

const nanoseconds = time(
  Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, () => deep(10, make)])),
);
console.log(JSON.stringify({ nanoseconds, bytes: { kuvert: kept(makers.kuvert) } }));
