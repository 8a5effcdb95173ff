/** Makes objects with a prototype that lends nothing, and that nobody can reach: those without any are slow to read. */
const Own = /* @__PURE__ */ (() => {
  const made = function own(): void {} as unknown as new () => object;
  made.prototype = Object.freeze(Object.create(null));
  return made;
})();

/** A copy of an object's own members, without a prototype that could lend it others; `undefined` for none. */
export function ownMembers<T extends object>(value: T | null | undefined): T | undefined {
  return value === null || value === undefined ? undefined : Object.assign<object, T>(new Own(), value);
}
