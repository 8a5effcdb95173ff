import type { Checked } from '../scale/types.ts';
import type { Figure } from '../stats.ts';
import { atLeast, atMost } from './goals.ts';
import type { Goal } from './goals.ts';

/** What making a failure takes on one runtime. */
export interface Creation {
  readonly nanoseconds: Readonly<Record<string, number>>;
  readonly bytes: { readonly kuvert?: number };
}

/** How many times dearer a failure of Boom and of http-errors has to be. */
const creationGoals: Readonly<Record<string, readonly [number, number]>> = {
  'Node 24': [20, 30],
  Bun: [4, 10],
  Deno: [2, 3],
};

/** Whether making a failure has a goal on a runtime. */
export const hasCreationGoal = (runtime: string): boolean => runtime in creationGoals;

export function judgeCreation(runtime: string, { nanoseconds, bytes }: Creation): readonly Goal[] {
  const [boom = 20, httpErrors = 30] = creationGoals[runtime] ?? [];
  const times = (other: string) => ({
    value: (nanoseconds[other] ?? Number.NaN) / (nanoseconds['kuvert'] ?? Number.NaN),
  });
  const goals = [
    atLeast(`${runtime}: creating a failure, against Boom`, boom, times('Boom')),
    atLeast(`${runtime}: creating a failure, against http-errors`, httpErrors, times('http-errors')),
  ];
  if (bytes.kuvert !== undefined)
    goals.push(atMost(`${runtime}: kept by a failure`, 96, ' B', { value: bytes.kuvert }));
  return goals;
}

/** What a client's reading and lookups have taken. */
export interface Reading {
  readonly reading: Readonly<Record<string, { readonly ratio: number }>>;
  readonly lookup: Readonly<Record<string, number>>;
}

export const judgeReading = ({ reading, lookup }: Reading): readonly Goal[] => [
  atLeast('client: decodeResponse, against JSON.parse and a check by hand', 0.9, {
    value: reading['decodeResponse']?.ratio ?? Number.NaN,
  }),
  atLeast('api.decode, against JSON.parse and a check by hand', 0.9, { value: reading['decode']?.ratio ?? Number.NaN }),
  atMost('lookup among 100,000 codes, against 10', 1.5, '×', {
    value: (lookup['100000'] ?? Number.NaN) / (lookup['10'] ?? Number.NaN),
  }),
];

/** How many bytes an adapter may add to core, and core with the smallest adapter may have. */
const BEYOND = 1.2;

export function judgeSizes(sizes: Readonly<Record<string, number>>): readonly Goal[] {
  const kilobytes = (name: string): number => (sizes[name] ?? Number.NaN) / 1000;
  const core = kilobytes('core + one envelope + what adapters are made of');
  return [
    atMost('size: core + one envelope + fetch', 4, ' kB', { value: kilobytes('core + one envelope + fetch') }),
    ...['hono', 'express', 'koa'].map((name) =>
      atMost(`size: ${name} beyond core`, BEYOND, ' kB', { value: kilobytes(`core + one envelope + ${name}`) - core }),
    ),
    atMost('size: what is imported alone is alone', BEYOND, ' kB', { value: kilobytes('a fault alone') }),
  ];
}

export const judgeStarts = (starts: Readonly<Record<string, Figure>>): readonly Goal[] => [
  ...['Express', 'Koa', 'Hono'].map((name) =>
    atMost(`import beside ${name}`, 1, ' ms', starts[`import beside ${name}`] ?? { value: Number.NaN }),
  ),
  atMost('500 codes defined', 0.3, ' ms', starts['500 codes'] ?? { value: Number.NaN }),
];

/** What the compiler took, by kind of source and number of codes. */
export type CheckedByCodes = Readonly<Record<'bare' | 'typed' | 'failing', Readonly<Record<number, Checked>>>>;

const seconds = (checked: Readonly<Record<number, Checked>>, codes: number) => checked[codes]?.seconds ?? Number.NaN;

export function judgeTypes({ bare, typed, failing }: CheckedByCodes): readonly Goal[] {
  return (
    [
      ['tsc', typed],
      ['tsc, a code twice', failing],
    ] as const
  ).flatMap(([name, checked]) => [
    atMost(`${name}: 5,000 codes, against bare literals`, 3.5, '×', {
      value: seconds(checked, 5000) / seconds(bare, 5000),
    }),
    atMost(`${name}: 5,000 codes, against 500`, 12, '×', { value: seconds(checked, 5000) / seconds(checked, 500) }),
    atMost(`${name}: instantiations a code`, 60, '', { value: (checked[5000]?.instantiations ?? Number.NaN) / 5000 }),
  ]);
}
