/** What was thrown, by the error that carries it past a router. */
const carried = new WeakMap<object, unknown>();

/**
 * What a router takes for an error. Anything falsy means none to it, and two words say where to go on: thrown, they are
 * errors as well.
 */
export function toRouterError(thrown: unknown): unknown {
  if (Boolean(thrown) && thrown !== 'route' && thrown !== 'router') return thrown;
  const error = new Error(`${thrown === '' ? 'an empty text' : String(thrown)} was thrown`, { cause: thrown });
  carried.set(error, thrown);
  return error;
}

/** What was thrown in the first place. */
export function originalOf(error: unknown): unknown {
  return carried.has(error as object) ? carried.get(error as object) : error;
}
