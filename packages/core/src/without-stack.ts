/**
 * Makes an error without collecting its stack, which is most of an error's price: a declared failure says where it is
 * from by its reason. The limit is one for the whole process, so it is put back at once.
 */
export function withoutStack<E extends Error>(make: () => E): E {
  const limit = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = 0;
  } catch {
    return make(); // Frozen intrinsics: the stack is collected.
  }
  try {
    return make();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
