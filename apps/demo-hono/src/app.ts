import { api, leadsApi } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { kuvert } from '@kuvert/hono';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { reference } from './routes/documents.ts';
import { leads } from './routes/leads.ts';
import { people } from './routes/people.ts';
import { projectParts } from './routes/project-parts.ts';
import { projects } from './routes/projects.ts';
import { signingIn } from './routes/signing-in.ts';

/** The demo on Hono: both contracts, every route. Its type is what `hc` takes. */
export function createApp(services: Services, baseUrl: string | undefined) {
  const http = kuvert(api, { under: { '/crm/v1': leadsApi }, baseUrl });
  return http
    .install(new Hono())
    .use(cors())
    .route('/v1', signingIn(services))
    .route('/v1', people(services))
    .route('/v1', projects(services))
    .route('/v1/projects/:slug', projectParts(services))
    .route('/crm/v1', leads(services))
    .route('/', reference());
}
