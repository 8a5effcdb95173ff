/** The quantile of a list, 0 to 1; the median unless said. */
export function quantile(values: readonly number[], at = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** A figure with its spread. */
export interface Figure {
  readonly value: number;
  /** The lowest and highest of the processes' medians. */
  readonly from: number;
  readonly to: number;
}

/** What several processes have found, as one figure. */
export function toFigure(medians: readonly number[]): Figure {
  return { value: quantile(medians), from: Math.min(...medians), to: Math.max(...medians) };
}
