import * as z from 'zod';

const moment = z.iso.datetime();

export const user = z.object({ name: z.string(), display_name: z.string(), joined_at: z.string() });

export const notification = z.object({
  id: z.int(),
  subject: z.string(),
  created_at: moment,
  read_at: moment.nullable(),
});

export const organization = z.object({ slug: z.string(), name: z.string(), owner: z.string(), created_at: moment });

export const member = z.object({
  user: z.string(),
  role: z.enum(['owner', 'member']),
  scopes: z.array(z.string()),
  joined_at: moment,
});

export const token = z.object({
  id: z.int(),
  name: z.string(),
  scopes: z.array(z.string()),
  created_at: moment,
  expires_at: moment.nullable(),
});

/** The only answer with its text. */
export const newlyMadeToken = token.extend({ token: z.string() });

export const session = z.object({ user: z.string(), token: z.string(), expires_at: moment });

export const project = z.object({
  slug: z.string(),
  summary: z.string(),
  license: z.string(),
  owner: z.string(),
  locked: z.boolean(),
  created_at: moment,
  updated_at: moment,
});

export const label = z.object({ name: z.string() });

export const version = z.object({ version: z.string(), published_by: z.string(), published_at: moment });

export const manifest = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
});

export const downloads = z.object({ project: z.string(), last_week: z.int(), total: z.int() });

export const iconFacts = z.object({ type: z.string(), size: z.int() });
