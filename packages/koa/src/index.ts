export { handler, kuvert } from './handler.ts';
export { readBody, readQuery } from './input.ts';
export type { Handler, Outcome } from './types.ts';
