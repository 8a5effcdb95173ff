import * as z from 'zod';

export const leadStatuses = ['new', 'contacted', 'qualified', 'won', 'lost'] as const;

export type LeadStatus = (typeof leadStatuses)[number];

const pageParameter = z.union([z.string(), z.array(z.string())]).optional();

/** `GET /crm/v1/leads` */
export interface LeadQuery {
  readonly status?: LeadStatus | undefined;
  readonly currency?: string | undefined;
  /** Part of a name, an e-mail address or a company. */
  readonly q?: string | undefined;
  readonly page?: string | string[] | undefined;
  readonly per_page?: string | string[] | undefined;
}

export const leadQuery: z.ZodType<LeadQuery> = z.object({
  status: z.enum(leadStatuses).optional(),
  currency: z.string().optional(),
  q: z.string().trim().min(1).max(64).optional(),
  page: pageParameter,
  per_page: pageParameter,
});

/** `POST /crm/v1/leads` */
export interface NewLead {
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
  readonly currency: string;
  /** In whole units of the currency. */
  readonly budget: number;
}

export const newLead: z.ZodType<NewLead> = z.object({
  name: z.string().trim().min(1).max(80),
  email: z.email().max(254).toLowerCase(),
  company: z.string().trim().min(1).max(80).nullable().default(null),
  currency: z.string(),
  budget: z.int().min(0).default(0),
});
