/**
 * Marks that survive two copies of this package in one process: a value is recognised by a registered symbol,
 * never by `instanceof` alone.
 */
export const FAILURE: symbol = Symbol.for('@kuvert/failure');
export const FAULT: symbol = Symbol.for('@kuvert/fault');
export const SUCCESS: symbol = Symbol.for('@kuvert/success');
export const STREAMED: symbol = Symbol.for('@kuvert/streamed');

/** Marks a class: its instances answer `read` under the symbol, out of sight of logs and JSON. */
export function brand<Instance extends object>(
  prototype: Instance,
  symbol: symbol,
  read: (instance: Instance) => unknown,
): void {
  Object.defineProperty(prototype, symbol, {
    get(this: Instance) {
      return read(this);
    },
  });
}

/**
 * Reads one member of a value that may be anything, a revoked proxy included. Walks the prototype chain but stops
 * before `Object.prototype`, so a polluted prototype lends nothing. Returns `undefined` where reading fails.
 */
export function peek(value: unknown, key: PropertyKey): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  try {
    const found = (value as Readonly<Record<PropertyKey, unknown>>)[key];
    // Most values have none of what is looked for: then no chain is walked.
    if (found === undefined) return undefined;
    for (let holder: object | null = value; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
      if (isRootPrototype(holder)) return undefined;
      if (Object.hasOwn(holder, key)) return found;
    }
  } catch {
    // A hostile getter or trap answers nothing.
  }
  return undefined;
}

/** `Object.prototype` of this realm or another: the only ordinary object that ends a chain and owns `hasOwnProperty`. */
function isRootPrototype(holder: object): boolean {
  return (
    holder === Object.prototype || (Object.getPrototypeOf(holder) === null && Object.hasOwn(holder, 'hasOwnProperty'))
  );
}
