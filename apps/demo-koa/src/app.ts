import { api, bodyLimit, leadsApi } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { bodyParser } from '@koa/bodyparser';
import cors from '@koa/cors';
import { kuvert } from '@kuvert/koa';
import Koa from 'koa';
import { reference } from './routes/documents.ts';
import { leads } from './routes/leads.ts';
import { people } from './routes/people.ts';
import { projectParts } from './routes/project-parts.ts';
import { projects } from './routes/projects.ts';
import { signingIn } from './routes/signing-in.ts';

/** The demo on Koa: both contracts, every route. */
export function createApp(services: Services, baseUrl: string | undefined): Koa {
  const app = new Koa();
  app.use(cors({ origin: '*' }));
  app.use(kuvert(api, { under: { '/crm/v1': leadsApi }, baseUrl }));
  app.use(bodyParser({ enableTypes: ['json'], jsonLimit: bodyLimit, jsonStrict: false }));
  app.use(signingIn(services).routes());
  app.use(people(services).routes());
  app.use(projects(services).routes());
  app.use(projectParts(services).routes());
  app.use(leads(services).routes());
  app.use(reference().routes());
  return app;
}
