import type { Shares } from '../inject/profile.ts';
import type { FoundByWork } from '../inject/run.ts';

const owners = ['Kuvert', 'JSON', 'packages', 'Node', 'engine', 'benchmark'] as const;

/** Where the time of Kuvert's servers goes, in microseconds of one request, in Markdown. */
export function toProfileTable(
  profiles: Readonly<Record<string, Readonly<Record<string, Shares>>>>,
  timings: Readonly<Record<string, FoundByWork>>,
): string {
  const rows = Object.entries(profiles).flatMap(([framework, works]) =>
    Object.entries(works).map(([work, shares]) => {
      const { micros, baseline } = timings[framework]?.[work]?.['kuvert'] ?? {};
      const total = micros?.value ?? Number.NaN;
      const parts = owners.map((owner) => (shares[owner] * total).toFixed(1));
      return `| ${framework}: ${work} | ${(baseline?.value ?? Number.NaN).toFixed(1)} | ${total.toFixed(1)} | ${parts.join(' | ')} |`;
    }),
  );
  return [
    '| work | by hand, µs | Kuvert, µs | its own code | JSON | framework, parsers, schemas | Node | engine, GC | the handler |',
    `| --- ${'| --: '.repeat(2 + owners.length)}|`,
    ...rows,
  ].join('\n');
}
