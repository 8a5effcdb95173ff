/** One line of a source that tells of a code. What the source does not say is not there. */
export interface Row {
  /** The wire code as it is written. */
  readonly code?: string;
  readonly reason?: string;
  readonly status?: readonly number[];
  readonly text?: string;
}

/** A line without the members that are not there. */
export function toRow(row: { readonly [Name in keyof Row]: Row[Name] | undefined }): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;
}

/** A table as every format gives it: rows of cells, of which the first may be a head. */
export type Table = readonly (readonly string[])[];
