import type { Created, Listing } from '../answers.ts';
import type { Environment } from '../environment.ts';
import { leadsApi } from './contract.ts';
import type { Currencies } from './currencies.ts';
import type { LeadQuery, LeadStatus, NewLead } from './input.ts';
import type { Database } from '../storage/database.ts';
import { listPage } from '../storage/list-page.ts';
import { toRowId } from '../storage/row-id.ts';

/** Somebody who may become a customer, as a list shows them. */
interface LeadSummary {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
  readonly status: LeadStatus;
  readonly currency: string;
  readonly budget: number;
  readonly created_at: string;
}

interface Lead extends LeadSummary {
  readonly notes: readonly string[];
}

export interface Leads {
  /** Without those that were merged into another. @throws 10005 when the filter names no currency */
  list(query: LeadQuery): Promise<Listing<LeadSummary>>;
  /** @throws 20001; 20002 with the place of the lead it was merged into; a SyntaxError when its notes are no JSON */
  get(id: string): Promise<Lead>;
  /** @throws 20000 when the address is known; 10005 (422) */
  create(input: NewLead): Promise<Created<Lead>>;
  /** The name of the colleague who looks after the lead, or `null`. @throws 20001, 20002 */
  owner(id: string): Promise<string | null>;
}

interface LeadRow extends LeadSummary {
  readonly owner: string | null;
  readonly notes: string;
  readonly merged_into: number | null;
}

const SUMMARY = 'id, name, email, company, status, currency, budget, created_at';

export function createLeads(database: Database, { clock }: Pick<Environment, 'clock'>, currencies: Currencies): Leads {
  const find = async (text: string): Promise<LeadRow> => {
    const row = await database.first<LeadRow>(`SELECT ${SUMMARY}, owner, notes, merged_into FROM leads WHERE id = ?`, [
      toRowId(text) ?? null,
    ]);
    if (row === undefined) throw leadsApi.error('LEAD_NOT_FOUND');
    if (row.merged_into !== null) throw leadsApi.error('LEAD_MERGED', { location: `/crm/v1/leads/${row.merged_into}` });
    return row;
  };

  return {
    async list(query) {
      const position = leadsApi.pageOf({ ...query });
      if (query.currency !== undefined) await currencies.get(query.currency);
      return listPage<LeadSummary>(
        database,
        {
          columns: SUMMARY,
          from: `FROM leads WHERE merged_into IS NULL
            AND (?1 IS NULL OR status = ?1)
            AND (?2 IS NULL OR currency = ?2)
            AND (?3 IS NULL OR instr(lower(name || char(10) || email || char(10) || coalesce(company, '')), lower(?3)) > 0)`,
          orderBy: 'id',
        },
        [query.status ?? null, query.currency ?? null, query.q ?? null],
        position,
      );
    },

    get: async (id) => toLead(await find(id)),

    async create({ name, email, company, currency, budget }) {
      await currencies.get(currency, 422);
      const row = await database.first<LeadRow>(
        `INSERT INTO leads (name, email, company, status, currency, budget, notes, created_at)
          VALUES (?, ?, ?, 'new', ?, ?, '[]', ?) ON CONFLICT DO NOTHING RETURNING ${SUMMARY}, notes`,
        [name, email, company, currency, budget, clock().toISOString()],
      );
      if (row === undefined) throw leadsApi.error('LEAD_ALREADY_EXISTS');
      return [toLead(row), { location: `/crm/v1/leads/${row.id}` }];
    },

    owner: async (id) => (await find(id)).owner,
  };
}

function toLead({
  id,
  name,
  email,
  company,
  status,
  currency,
  budget,
  created_at,
  notes,
}: Omit<LeadRow, 'owner' | 'merged_into'>): Lead {
  return { id, name, email, company, status, currency, budget, created_at, notes: JSON.parse(notes) as string[] };
}
