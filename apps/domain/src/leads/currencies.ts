import * as z from 'zod';
import { leadsApi } from './contract.ts';
import type { Database } from '../storage/database.ts';
import type { UpstreamClient } from '../upstream-client.ts';

interface Currency {
  readonly code: string;
  readonly name: string;
}

/** What one euro costs. */
interface ExchangeRate {
  readonly base: 'EUR';
  readonly currency: string;
  readonly rate: number;
}

export interface Currencies {
  list(): Promise<readonly Currency[]>;
  /** @throws 10005: 404, or 422 where the request's body names the currency */
  get(code: string, status?: 404 | 422): Promise<Currency>;
  /** @throws 10005; 90008 when the bank's service is down (503), answers nonsense (502) or takes too long (504) */
  rate(code: string): Promise<ExchangeRate>;
}

const quote: z.ZodType<{ readonly rate: number }> = z.object({ rate: z.number().positive() });

export function createCurrencies(database: Database, upstream: UpstreamClient): Currencies {
  const get = async (code: string, status: 404 | 422 = 404): Promise<Currency> => {
    const currency = await database.first<Currency>('SELECT code, name FROM currencies WHERE code = ?', [code]);
    if (currency === undefined) throw leadsApi.error('CURRENCY_NOT_FOUND', { status });
    return currency;
  };

  return {
    get,
    list: () => database.all<Currency>('SELECT code, name FROM currencies ORDER BY code'),

    async rate(code) {
      const currency = await get(code);
      const { rate } = await upstream.read(quote, `/rates/${encodeURIComponent(code)}`);
      return { base: 'EUR', currency: currency.code, rate };
    },
  };
}
