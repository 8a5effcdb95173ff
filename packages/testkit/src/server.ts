// The half of the suite that runs where the server runs, on any runtime.
export { pathOf } from './harness.ts';
export type { Route, RouteInput, TestServer } from './harness.ts';
export { findRoute } from './find-route.ts';
export { RawAnswer } from './raw-answer.ts';
export { testServer } from './test-server.ts';
