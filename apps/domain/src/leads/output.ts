import * as z from 'zod';
import { leadStatuses } from './input.ts';

export const leadSummary = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string(),
  company: z.string().nullable(),
  status: z.enum(leadStatuses),
  currency: z.string(),
  budget: z.int(),
  created_at: z.iso.datetime(),
});

export const lead = leadSummary.extend({ notes: z.array(z.string()) });

export const currency = z.object({ code: z.string(), name: z.string() });

export const exchangeRate = z.object({ base: z.literal('EUR'), currency: z.string(), rate: z.number() });
