export { programType, readProgram } from './program.ts';
export { openServices, serve } from './serve.ts';
export type { OpenServices } from './serve.ts';
export { openDatabase } from './sqlite.ts';
export type { NodeDatabase } from './sqlite.ts';
export { startServer } from './start-server.ts';
export type { RunningServer } from './start-server.ts';
export { startUpstream } from './upstream.ts';
export type { Upstream, UpstreamOptions } from './upstream.ts';
