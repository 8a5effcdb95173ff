import { leadQuery, leadsApi, newLead } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { bodyOf, queryOf } from '../input.ts';
import type { Router } from '../router.ts';

/** The second API: leads and the currencies they pay in. */
export function leads(router: Router, services: Services): void {
  const { currencies } = services;

  router.get('/crm/v1/leads', async (request) =>
    leadsApi.page(...(await services.leads.list(await queryOf(request, leadQuery)))),
  );
  router.post('/crm/v1/leads', async (request) =>
    leadsApi.created(...(await services.leads.create(await bodyOf(request, newLead)))),
  );
  router.get('/crm/v1/leads/:id', async ({ params }) => leadsApi.ok(await services.leads.get(params.id)));
  router.get('/crm/v1/leads/:id/owner', async ({ params }) => leadsApi.ok(await services.leads.owner(params.id)));
  router.get('/crm/v1/currencies', async () => leadsApi.ok(await currencies.list()));
  router.get('/crm/v1/currencies/:code', async ({ params }) => leadsApi.ok(await currencies.get(params.code)));
  router.get('/crm/v1/currencies/:code/rate', async ({ params }) => leadsApi.ok(await currencies.rate(params.code)));
}
