import { quantile } from '../stats.ts';

/** What one round of a variant is: so many requests, one after the other. */
export type Batch = (requests: number) => Promise<void>;

/** What a variant took. */
export interface Timing {
  /** How often it goes into the time of the baseline: more than 1 is faster. Normalised by the baseline's twin. */
  readonly ratio: number;
  /** Microseconds of one request, the median of all rounds. */
  readonly micros: number;
}

/** How long the batch of one variant takes, in milliseconds, so that to come in turn with others counts for nothing. */
const BATCH = 4;

/**
 * Times variants in paired rounds: in each, every variant has its turn, in an order that goes round, and is compared
 * with the baseline of the same round. The baseline has a twin: the same code once more shows what is noise.
 */
export async function time(
  variants: ReadonlyMap<string, Batch>,
  baseline: string,
  rounds: number,
  milliseconds = BATCH,
): Promise<Readonly<Record<string, Timing>>> {
  const base = variants.get(baseline);
  if (base === undefined) throw new Error(`there is no variant ${baseline}`);
  const turns = [...variants, ['twin', base] as const];
  for (let warm = 0; warm < 3; warm += 1) for (const [, batch] of turns) await batch(300);
  const size = await sizeOf(base, milliseconds);
  const times = new Map(turns.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < turns.length; turn += 1) {
      const [name, batch] = turns[(turn + round) % turns.length] ?? ['', base];
      const start = performance.now();
      await batch(size);
      times.get(name)?.push(performance.now() - start);
    }
  }
  const ofBase = times.get(baseline) ?? [];
  const ratioOf = (name: string): number =>
    quantile((times.get(name) ?? []).map((each, round) => (ofBase[round] ?? Number.NaN) / each));
  const twin = ratioOf('twin');
  return Object.fromEntries(
    [...times].map(([name, each]) => [
      name,
      { ratio: name === 'twin' ? twin : ratioOf(name) / Math.sqrt(twin), micros: (quantile(each) * 1000) / size },
    ]),
  );
}

/** How many requests make a batch. */
async function sizeOf(batch: Batch, milliseconds: number): Promise<number> {
  const start = performance.now();
  await batch(200);
  return Math.max(5, Math.round(milliseconds / ((performance.now() - start) / 200)));
}
