// The half of the suite that runs where the server runs, on any runtime.
export { pathOf } from './harness.ts';
export type { Capability, Route, RouteInput, TestServer } from './harness.ts';
export { api } from './contracts.ts';
export { toRouter } from './router.ts';
export type { Found } from './router.ts';
export type { Lacks } from './lacks.ts';
export { RawAnswer } from './raw-answer.ts';
export { testServer } from './test-server.ts';
