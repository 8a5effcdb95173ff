/**
 * An error that is no instance of this realm's `Error`: of another realm where the runtime has `node:vm`, and elsewhere
 * one whose prototypes are its own.
 */
export function foreignError(message: string): unknown {
  const vm = globalThis.process?.getBuiltinModule?.('node:vm') as typeof import('node:vm') | undefined;
  try {
    if (vm !== undefined) return vm.runInNewContext('new Error(message)', { message });
  } catch {
    // Workers have the module, but not what it does.
  }
  const prototype = Object.create({ toString: () => message }, { name: { value: 'Error' } }) as object;
  return Object.assign(Object.create(prototype) as object, { message, stack: message });
}
