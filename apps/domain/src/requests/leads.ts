import { leadsOk, leadsRefused, now } from './expect.ts';
import { elif } from './lead-lists.ts';
import type { RequestGroup } from './types.ts';

const invalid = leadsRefused(400, '90004', 'invalid parameters');

const newcomer = { name: 'Yara Costa', email: 'Yara.Costa@example.com', currency: 'BRL', budget: 9000 };

export const leads: RequestGroup = {
  heading: 'Leads',
  requests: [
    {
      title: 'a lead, with its notes',
      method: 'GET',
      path: '/crm/v1/leads/5',
      expect: leadsOk({ ...elif, notes: ['Signed on the first call'] }),
    },
    { title: 'who looks after it', method: 'GET', path: '/crm/v1/leads/5/owner', expect: leadsOk('grace') },
    { title: 'nobody looks after this one', method: 'GET', path: '/crm/v1/leads/2/owner', expect: leadsOk(null) },
    {
      title: 'one that is not there',
      method: 'GET',
      path: '/crm/v1/leads/404',
      expect: leadsRefused(404, '20001', 'lead was not found'),
    },
    {
      title: 'one that was merged says into which',
      method: 'GET',
      path: '/crm/v1/leads/9',
      expect: leadsRefused(308, '20002', 'lead was merged into another lead', { location: '/crm/v1/leads/7' }),
    },
    {
      title: 'one whose notes were not stored whole crashes the route, and tells nobody how',
      method: 'GET',
      path: '/crm/v1/leads/13',
      expect: leadsRefused(500, '90000', 'internal error'),
    },
    {
      title: 'a new one',
      method: 'POST',
      path: '/crm/v1/leads',
      json: newcomer,
      expect: {
        ...leadsOk(
          {
            id: 24,
            name: 'Yara Costa',
            email: 'yara.costa@example.com',
            company: null,
            status: 'new',
            currency: 'BRL',
            budget: 9000,
            created_at: now,
            notes: [],
          },
          { location: '/crm/v1/leads/24' },
        ),
        status: 201,
      },
    },
    {
      title: 'the same address again',
      method: 'POST',
      path: '/crm/v1/leads',
      json: { ...newcomer, name: 'Y. Costa', email: 'yara.costa@EXAMPLE.com' },
      expect: leadsRefused(409, '20000', 'lead already exists in the system'),
    },
    {
      title: 'a currency that is not there',
      method: 'POST',
      path: '/crm/v1/leads',
      json: { ...newcomer, currency: 'ATS' },
      expect: leadsRefused(422, '10005', 'Currency was not found'),
    },
    {
      title: 'no e-mail address',
      method: 'POST',
      path: '/crm/v1/leads',
      json: { name: 'Yara Costa' },
      expect: invalid,
    },
  ],
};

export const currencies: RequestGroup = {
  heading: 'Currencies, and rates from a service behind this one',
  requests: [
    {
      title: 'a currency',
      method: 'GET',
      path: '/crm/v1/currencies/PLN',
      expect: leadsOk({ code: 'PLN', name: 'Polish złoty' }),
    },
    {
      title: 'one that is not there',
      method: 'GET',
      path: '/crm/v1/currencies/ATS',
      expect: leadsRefused(404, '10005', 'Currency was not found'),
    },
    {
      title: 'a rate',
      method: 'GET',
      path: '/crm/v1/currencies/JPY/rate',
      expect: leadsOk({ base: 'EUR', currency: 'JPY', rate: 181.4 }),
    },
    {
      title: 'the bank hangs up',
      method: 'GET',
      path: '/crm/v1/currencies/XAU/rate',
      expect: leadsRefused(503, '90008', 'a service behind this one is unavailable', { 'retry-after': '30' }),
    },
    {
      title: 'the bank fails',
      method: 'GET',
      path: '/crm/v1/currencies/XAG/rate',
      expect: leadsRefused(502, '90008', 'a service behind this one is unavailable'),
    },
    {
      title: 'the bank says nothing',
      method: 'GET',
      path: '/crm/v1/currencies/XTS/rate',
      expect: leadsRefused(504, '90008', 'a service behind this one is unavailable'),
    },
  ],
};
