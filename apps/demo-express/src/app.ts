import { api, bodyLimit, leadsApi } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { kuvert } from '@kuvert/express';
import cors from 'cors';
import express from 'express';
import type { Express } from 'express';
import { reference } from './routes/documents.ts';
import { leads } from './routes/leads.ts';
import { people } from './routes/people.ts';
import { projectParts } from './routes/project-parts.ts';
import { projects } from './routes/projects.ts';
import { signingIn } from './routes/signing-in.ts';

/** The demo on Express: both contracts, every route. */
export function createApp(services: Services, baseUrl: string | undefined): Express {
  const http = kuvert(api, { under: { '/crm/v1': leadsApi }, baseUrl });
  return http
    .install(express())
    .use(cors({ preflightContinue: true }), express.json({ limit: bodyLimit, strict: false }))
    .use(
      '/v1',
      signingIn(http, services),
      people(http, services),
      projects(http, services),
      projectParts(http, services),
    )
    .use('/crm/v1', leads(http, services))
    .use(reference());
}
