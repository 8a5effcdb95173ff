import { leadOperations, leadQuery, leadsApi, newLead } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { Router } from '@koa/router';
import { validate } from '@kuvert/core';
import { readBody, readQuery } from '@kuvert/koa';
import type { DefaultState } from 'koa';

const { createLead, getCurrency, getExchangeRate, getLead, getLeadOwner, listCurrencies, listLeads } = leadOperations;

/** The parameters of the routes' paths. */
interface Params {
  params: { id: string; code: string };
}

/** The second API: leads and the currencies they pay in. */
export function leads(services: Services) {
  const { currencies } = services;
  const router = new Router<DefaultState, Params>({ prefix: '/crm/v1' });

  router.get('/leads', async (ctx) => {
    ctx.body = await listLeads.run(async () =>
      leadsApi.page(...(await services.leads.list(await validate(leadQuery, readQuery(ctx), 'query')))),
    );
  });
  router.post('/leads', async (ctx) => {
    ctx.body = await createLead.run(async () =>
      leadsApi.created(...(await services.leads.create(await readBody(ctx, newLead)))),
    );
  });
  router.get('/leads/:id', async (ctx) => {
    ctx.body = await getLead.run(async () => leadsApi.ok(await services.leads.get(ctx.params.id)));
  });
  router.get('/leads/:id/owner', async (ctx) => {
    ctx.body = await getLeadOwner.run(async () => leadsApi.ok(await services.leads.owner(ctx.params.id)));
  });
  router.get('/currencies', async (ctx) => {
    ctx.body = await listCurrencies.run(async () => leadsApi.ok(await currencies.list()));
  });
  router.get('/currencies/:code', async (ctx) => {
    ctx.body = await getCurrency.run(async () => leadsApi.ok(await currencies.get(ctx.params.code)));
  });
  router.get('/currencies/:code/rate', async (ctx) => {
    ctx.body = await getExchangeRate.run(async () => leadsApi.ok(await currencies.rate(ctx.params.code)));
  });
  return router;
}
