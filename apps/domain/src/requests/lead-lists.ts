import { baseUrl, leadsRefused } from './expect.ts';
import type { Expectation, RequestGroup } from './types.ts';

export const elif = {
  id: 5,
  name: 'Elif Kaya',
  email: 'elif.kaya@example.com',
  company: 'Kaya Optik',
  status: 'won',
  currency: 'EUR',
  budget: 27500,
  created_at: '2026-10-05T09:30:00.000Z',
};
const ngozi = {
  id: 15,
  name: 'Ngozi Eze',
  email: 'ngozi.eze@example.com',
  company: 'Lagos Ledger',
  status: 'won',
  currency: 'NGN',
  budget: 22000000,
  created_at: '2026-10-15T09:30:00.000Z',
};
const viktor = {
  id: 23,
  name: 'Viktor Meier',
  email: 'viktor.meier@example.com',
  company: 'Meier Uhren',
  status: 'won',
  currency: 'CHF',
  budget: 48000,
  created_at: '2026-10-23T09:30:00.000Z',
};

const won = '/crm/v1/leads?status=won&per_page=1';
const invalid = leadsRefused(400, '90004', 'invalid parameters');

function wonLink(number: number | null): string | null {
  return number === null ? null : `${baseUrl}${won}&page=${number}`;
}

/** One page of the leads that were won, one on each of three pages. */
function wonPage(
  data: readonly unknown[],
  current_page: number,
  next: number | null,
  previous: number | null,
): Expectation {
  return {
    status: 200,
    code: null,
    body: {
      status: 'success',
      data,
      meta: {
        pagination: {
          total: 3,
          count: data.length,
          per_page: 1,
          current_page,
          total_pages: 3,
          links: { next: wonLink(next), previous: wonLink(previous), first: wonLink(1), last: wonLink(3) },
        },
      },
    },
  };
}

/** The only page of a list, asked for with `query`. */
function onlyPage(query: string, per_page: number, data: readonly unknown[]): Expectation {
  const link = `${baseUrl}/crm/v1/leads?${query}&page=1`;
  return {
    status: 200,
    code: null,
    body: {
      status: 'success',
      data,
      meta: {
        pagination: {
          total: data.length,
          count: data.length,
          per_page,
          current_page: 1,
          total_pages: 1,
          links: { next: null, previous: null, first: link, last: link },
        },
      },
    },
  };
}

export const leadLists: RequestGroup = {
  heading: 'Lists of leads',
  requests: [
    { title: 'the first page', method: 'GET', path: won, expect: wonPage([elif], 1, 2, null) },
    { title: 'one in the middle', method: 'GET', path: `${won}&page=2`, expect: wonPage([ngozi], 2, 3, 1) },
    { title: 'the last', method: 'GET', path: `${won}&page=3`, expect: wonPage([viktor], 3, null, 2) },
    {
      title: 'past the end, the previous page is the last real one',
      method: 'GET',
      path: `${won}&page=9`,
      expect: wonPage([], 9, null, 3),
    },
    {
      title: 'a page size above the maximum is clamped',
      method: 'GET',
      path: '/crm/v1/leads?status=won&per_page=999',
      expect: onlyPage('status=won&per_page=999', 50, [elif, ngozi, viktor]),
    },
    {
      title: 'part of a name, an address or a company',
      method: 'GET',
      path: '/crm/v1/leads?currency=CHF&q=uhren',
      expect: onlyPage('currency=CHF&q=uhren', 10, [viktor]),
    },
    {
      title: 'nothing was found',
      method: 'GET',
      path: '/crm/v1/leads?q=_',
      expect: onlyPage('q=_', 10, []),
    },
    { title: 'page -1', method: 'GET', path: '/crm/v1/leads?page=-1', expect: invalid },
    { title: 'a status no lead can have', method: 'GET', path: '/crm/v1/leads?status=lukewarm', expect: invalid },
    {
      title: 'a currency that is not there',
      method: 'GET',
      path: '/crm/v1/leads?currency=ATS',
      expect: leadsRefused(404, '10005', 'Currency was not found'),
    },
  ],
};
