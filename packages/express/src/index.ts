export { kuvert } from './handler.ts';
export { readBody, readQuery } from './input.ts';
export type { ExpressKuvert, Handler, Outcome } from './types.ts';
