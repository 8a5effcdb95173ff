import { join } from 'node:path';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import type { FoundByWork } from '../inject/run.ts';
import { time } from '../inject/rounds.ts';
import { scenarios } from '../servers/fetch.ts';
import { toFigure } from '../stats.ts';
import type { Figure } from '../stats.ts';

/** Milliseconds of a batch: to have workerd asked for one takes some. */
const BATCH = 60;

/** A figure of one process. */
const alone = (value = Number.NaN): Figure => toFigure([value]);

/** Times the fetch servers in workerd, from outside. All of a work share one isolate, and each work has one of its own. */
export async function timeWorkerd(rounds: number): Promise<FoundByWork> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2023',
    write: false,
  });
  const works: Record<string, FoundByWork[string]> = {};
  for (const { work } of scenarios) {
    const miniflare = new Miniflare(
      convertV4MiniflareOptions({
        cf: false,
        modules: true,
        script: outputFiles[0]?.text ?? '',
        compatibilityDate: '2026-11-01',
      }),
    );
    try {
      const batch = (server: string) => async (requests: number) => {
        const query = new URLSearchParams({ work, server, requests: `${requests}` });
        const { status } = await miniflare.dispatchFetch(`http://127.0.0.1/?${query.toString()}`);
        if (status !== 200) throw new Error(`workerd has answered ${work} with ${status}`);
      };
      const variants = new Map(['by hand', 'kuvert'].map((server) => [server, batch(server)]));
      const { kuvert, 'by hand': hand } = await time(variants, 'by hand', rounds, BATCH);
      works[work] = {
        kuvert: { ratio: alone(kuvert?.ratio), micros: alone(kuvert?.micros), baseline: alone(hand?.micros) },
      };
    } finally {
      await miniflare.dispose();
    }
  }
  return works;
}
