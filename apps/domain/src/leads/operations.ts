import { defineOperations } from '@kuvert/core/operations';
import * as z from 'zod';
import { leadsApi } from './contract.ts';
import { leadQuery, newLead } from './input.ts';
import { currency, exchangeRate, lead, leadSummary } from './output.ts';

const tags = ['leads'];

/** The second API: leads and the currencies they pay in. */
export const leadOperations = defineOperations(leadsApi, {
  listLeads: {
    method: 'GET',
    path: '/crm/v1/leads',
    summary: 'All leads, or those that fit',
    tags,
    query: leadQuery,
    ok: { data: z.array(leadSummary), page: true },
    errors: [{ reason: 'CURRENCY_NOT_FOUND', status: [404] }],
  },
  createLead: {
    method: 'POST',
    path: '/crm/v1/leads',
    summary: 'Notes a lead',
    tags,
    body: newLead,
    ok: { status: 201, data: lead },
    errors: ['LEAD_ALREADY_EXISTS', { reason: 'CURRENCY_NOT_FOUND', status: [422] }],
  },
  getLead: {
    method: 'GET',
    path: '/crm/v1/leads/{id}',
    summary: 'A lead, with its notes',
    tags,
    ok: { data: lead },
    errors: ['LEAD_NOT_FOUND', 'LEAD_MERGED'],
  },
  getLeadOwner: {
    method: 'GET',
    path: '/crm/v1/leads/{id}/owner',
    summary: 'Who looks after a lead, if anybody does',
    tags,
    ok: { data: z.string().nullable() },
    errors: ['LEAD_NOT_FOUND', 'LEAD_MERGED'],
  },
  listCurrencies: {
    method: 'GET',
    path: '/crm/v1/currencies',
    summary: 'The currencies that leads pay in',
    tags,
    ok: { data: z.array(currency) },
    errors: ['BAD_REQUEST'],
  },
  getCurrency: {
    method: 'GET',
    path: '/crm/v1/currencies/{code}',
    summary: 'A currency',
    tags,
    ok: { data: currency },
    errors: [{ reason: 'CURRENCY_NOT_FOUND', status: [404] }],
  },
  getExchangeRate: {
    method: 'GET',
    path: '/crm/v1/currencies/{code}/rate',
    summary: 'What one euro costs in a currency',
    tags,
    ok: { data: exchangeRate },
    errors: [{ reason: 'CURRENCY_NOT_FOUND', status: [404] }, 'SERVICE_UNAVAILABLE'],
  },
});
