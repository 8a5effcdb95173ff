export { kuvert, send } from './handler.ts';
export type { HonoKuvert } from './handler.ts';
export { readBody, readQuery, validJson, validQuery } from './input.ts';
export type { Validator } from './input.ts';
export { requestIdOf } from './state.ts';
export type { Outcome, Sent } from './types.ts';
