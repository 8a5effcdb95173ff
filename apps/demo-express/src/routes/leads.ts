import { leadOperations, leadQuery, leadsApi, newLead } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { validate } from '@kuvert/core';
import { readBody, readQuery } from '@kuvert/express';
import type { ExpressKuvert } from '@kuvert/express';
import { Router } from 'express';

const { createLead, getCurrency, getExchangeRate, getLead, getLeadOwner, listCurrencies, listLeads } = leadOperations;

/** The second API: leads and the currencies they pay in. */
export function leads({ handler }: ExpressKuvert, services: Services): Router {
  const { currencies } = services;
  const router = Router();

  router.get(
    '/leads',
    handler(
      listLeads.implement(async (req) =>
        leadsApi.page(...(await services.leads.list(await validate(leadQuery, readQuery(req), 'query')))),
      ),
    ),
  );
  router.post(
    '/leads',
    handler(
      createLead.implement(async (req) =>
        leadsApi.created(...(await services.leads.create(await readBody(req, newLead)))),
      ),
    ),
  );
  router.get(
    '/leads/:id',
    handler<{ id: string }>(getLead.implement(async (req) => leadsApi.ok(await services.leads.get(req.params.id)))),
  );
  router.get(
    '/leads/:id/owner',
    handler<{ id: string }>(
      getLeadOwner.implement(async (req) => leadsApi.ok(await services.leads.owner(req.params.id))),
    ),
  );
  router.get('/currencies', handler(listCurrencies.implement(async () => leadsApi.ok(await currencies.list()))));
  router.get(
    '/currencies/:code',
    handler<{ code: string }>(getCurrency.implement(async (req) => leadsApi.ok(await currencies.get(req.params.code)))),
  );
  router.get(
    '/currencies/:code/rate',
    handler<{ code: string }>(
      getExchangeRate.implement(async (req) => leadsApi.ok(await currencies.rate(req.params.code))),
    ),
  );
  return router;
}
