import { leadOperations, leadQuery, leadsApi, newLead } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { bodyOf, queryOf } from '../input.ts';
import type { Router } from '../router.ts';

const { createLead, getCurrency, getExchangeRate, getLead, getLeadOwner, listCurrencies, listLeads } = leadOperations;

/** The second API: leads and the currencies they pay in. */
export function leads(router: Router, services: Services): void {
  const { currencies } = services;

  router.get(
    '/crm/v1/leads',
    listLeads.implement(async (request) =>
      leadsApi.page(...(await services.leads.list(await queryOf(request, leadQuery)))),
    ),
  );
  router.post(
    '/crm/v1/leads',
    createLead.implement(async (request) =>
      leadsApi.created(...(await services.leads.create(await bodyOf(request, newLead)))),
    ),
  );
  router.get(
    '/crm/v1/leads/:id',
    getLead.implement(async ({ params }) => leadsApi.ok(await services.leads.get(params.id))),
  );
  router.get(
    '/crm/v1/leads/:id/owner',
    getLeadOwner.implement(async ({ params }) => leadsApi.ok(await services.leads.owner(params.id))),
  );
  router.get(
    '/crm/v1/currencies',
    listCurrencies.implement(async () => leadsApi.ok(await currencies.list())),
  );
  router.get(
    '/crm/v1/currencies/:code',
    getCurrency.implement(async ({ params }) => leadsApi.ok(await currencies.get(params.code))),
  );
  router.get(
    '/crm/v1/currencies/:code/rate',
    getExchangeRate.implement(async ({ params }) => leadsApi.ok(await currencies.rate(params.code))),
  );
}
