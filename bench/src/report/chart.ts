import type { FoundByWork } from '../inject/run.ts';

/** A bar: what it stands for, and how many times faster than by hand. */
interface Bar {
  readonly label: string;
  readonly value: number;
}

const WIDTH = 720;
const LEFT = 300;
const HEIGHT = 20;
const MOST = 1.5;

const escape = (text: string): string => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const toX = (value: number): number => LEFT + (Math.min(value, MOST) / MOST) * (WIDTH - LEFT - 50);

function toBar({ label, value }: Bar, at: number): string {
  const y = 30 + at * HEIGHT;
  const color = label.includes('kuvert') ? '#2563eb' : '#9ca3af';
  return [
    `<text x="${LEFT - 8}" y="${y + 13}" text-anchor="end">${escape(label)}</text>`,
    `<rect x="${LEFT}" y="${y + 2}" width="${(toX(value) - LEFT).toFixed(1)}" height="${HEIGHT - 5}" fill="${color}"/>`,
    `<text x="${(toX(value) + 5).toFixed(1)}" y="${y + 13}">${value.toFixed(2)}</text>`,
  ].join('');
}

/** A chart of declared failures: how fast each server answers one, where 1 is what is written by hand. */
export function toChart(works: Readonly<Record<string, FoundByWork>>): string {
  const bars = Object.entries(works).flatMap(([framework, found]) =>
    Object.entries(found['failure thrown'] ?? {}).map(([name, { ratio }]) => ({
      label: `${framework}: ${name}`,
      value: ratio.value,
    })),
  );
  const height = 40 + bars.length * HEIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="${LEFT}" y="16" font-weight="bold">A declared failure, thrown: speed against a handler that sends the same bytes (1)</text>
<line x1="${toX(1).toFixed(1)}" y1="24" x2="${toX(1).toFixed(1)}" y2="${height - 6}" stroke="#111" stroke-dasharray="3 3"/>
${bars.map(toBar).join('\n')}
</svg>
`;
}
