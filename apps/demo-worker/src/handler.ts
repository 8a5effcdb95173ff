import { api, createServices, environmentFrom, leadsApi } from '@kuvert-demo/domain';
import { kuvert } from '@kuvert/fetch';
import { withCors } from './cors.ts';
import { lazyDatabase } from './database.ts';
import type { Env } from './env.ts';
import { createRouter } from './router.ts';
import { reference } from './routes/documents.ts';
import { leads } from './routes/leads.ts';
import { people } from './routes/people.ts';
import { projectParts } from './routes/project-parts.ts';
import { projects } from './routes/projects.ts';
import { signingIn } from './routes/signing-in.ts';

/** The demo as a fetch handler: both contracts, every route. */
export function createHandler(env: Env, program = ''): (request: Request) => Promise<Response> {
  const services = createServices({
    database: lazyDatabase(env.DB),
    upstreamUrl: env.UPSTREAM_URL,
    ...environmentFrom(env),
  });
  const router = createRouter();
  signingIn(router, services);
  people(router, services);
  projects(router, services, env.SEARCH_LIMIT);
  projectParts(router, services);
  leads(router, services);
  reference(router, program);

  const http = kuvert(api, {
    under: { '/crm/v1': leadsApi },
    baseUrl: env.BASE_URL,
    allow: router.methodsOf,
  });
  return withCors(http.handler(router.fetch));
}
