/** Has a prototype that lends nothing, and that nobody can change: objects without any prototype are slow to read. */
function Own(): void {}
Own.prototype = Object.freeze(Object.create(null));

const Members = Own as unknown as new () => object;

/** A copy of an object's own members, without a prototype that could lend it others; `undefined` for none. */
export function ownMembers<T extends object>(value: T | null | undefined): T | undefined {
  return value === null || value === undefined ? undefined : Object.assign<object, T>(new Members(), value);
}
