export { guard } from './guard.ts';
export type { Closed, Guard, GuardOptions, NodeServer } from './types.ts';
