/**
 * Reads a row number out of a path. Anything but its one plain spelling (`07`, `7.0`, `seven`) names no row, and the
 * caller answers "not found" for it as for any other row that is not there.
 */
export function toRowId(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
