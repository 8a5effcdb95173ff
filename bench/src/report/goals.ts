/** What was aimed at, and what came of it. */
export interface Goal {
  readonly name: string;
  /** Like `≥ 0.97×`. */
  readonly goal: string;
  readonly value: number;
  /** The lowest and highest that single processes, or rounds, gave; absent for what is the same each time. */
  readonly spread?: readonly [number, number];
  readonly met: boolean;
}

/** A figure that nothing was aimed at for. */
export type Shown = Pick<Goal, 'name' | 'value' | 'spread'>;

/** The figure of a goal that is none elsewhere. */
export const withoutGoal = ({ name, value, spread }: Goal, where?: string): Shown => ({
  name: where === undefined ? name : `${where}, ${name}`,
  value,
  // One process has no spread.
  ...(spread !== undefined && spread[0] < spread[1] && { spread }),
});

/** A figure that may have a spread. */
export interface Measured {
  readonly value: number;
  readonly from?: number;
  readonly to?: number;
}

const toGoal = (name: string, goal: string, { value, from, to }: Measured, met: boolean): Goal => ({
  name,
  goal,
  value,
  ...(from === undefined || to === undefined ? undefined : { spread: [from, to] }),
  met,
});

/** A ratio that has to be so large. */
export const atLeast = (name: string, least: number, measured: Measured): Goal =>
  toGoal(name, `≥ ${least}×`, measured, measured.value >= least);

/** A figure that may be so large. */
export const atMost = (name: string, most: number, unit: string, measured: Measured): Goal =>
  toGoal(name, `≤ ${most}${unit}`, measured, measured.value <= most);
