import { bodyLimit, leadOperations, leadQuery, leadsApi, newLead } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { send, validJson, validQuery } from '@kuvert/hono';
import { Hono } from 'hono';

const { createLead, getCurrency, getExchangeRate, getLead, getLeadOwner, listCurrencies, listLeads } = leadOperations;

/** The second API: leads and the currencies they pay in. */
export function leads({ leads: service, currencies }: Services) {
  return new Hono()
    .get('/leads', validQuery(leadQuery), async (c) =>
      send(c, await listLeads.run(async () => leadsApi.page(...(await service.list(c.req.valid('query')))))),
    )
    .post('/leads', validJson(newLead, { limit: bodyLimit }), async (c) =>
      send(c, await createLead.run(async () => leadsApi.created(...(await service.create(c.req.valid('json')))))),
    )
    .get('/leads/:id', async (c) =>
      send(c, await getLead.run(async () => leadsApi.ok(await service.get(c.req.param('id'))))),
    )
    .get('/leads/:id/owner', async (c) =>
      send(c, await getLeadOwner.run(async () => leadsApi.ok(await service.owner(c.req.param('id'))))),
    )
    .get('/currencies', async (c) =>
      send(c, await listCurrencies.run(async () => leadsApi.ok(await currencies.list()))),
    )
    .get('/currencies/:code', async (c) =>
      send(c, await getCurrency.run(async () => leadsApi.ok(await currencies.get(c.req.param('code'))))),
    )
    .get('/currencies/:code/rate', async (c) =>
      send(c, await getExchangeRate.run(async () => leadsApi.ok(await currencies.rate(c.req.param('code'))))),
    );
}
