import { env } from 'cloudflare:workers';
import { createHandler } from './handler.ts';

// Made once per isolate: a setting that is wrong fails the deployment, not a request.
export default { fetch: createHandler(env) } satisfies ExportedHandler<Cloudflare.Env>;
