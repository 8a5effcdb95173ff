import { env } from 'cloudflare:workers';
import program from '../node_modules/@scalar/api-reference/dist/browser/standalone.js';
import { createHandler } from './handler.ts';

// Made once per isolate: a setting that is wrong fails the deployment, not a request.
export default { fetch: createHandler(env, program) } satisfies ExportedHandler<Cloudflare.Env>;
