import * as z from 'zod';
import { memberScopes } from './members.ts';
import { tokenScopes } from './principal.ts';
import type { TokenScope } from './principal.ts';

/** A query parameter that a contract's `pageOf` will read; whether it is a number is for that to say. */
const pageParameter = z.union([z.string(), z.array(z.string())]).optional();
const paging = { page: pageParameter, page_size: pageParameter };

const line = (max: number): z.ZodString => z.string().trim().min(1).max(max);

/** The query parameters of every list. */
export interface PageQuery {
  readonly page?: string | string[] | undefined;
  readonly page_size?: string | string[] | undefined;
}

export const pageQuery: z.ZodType<PageQuery> = z.object(paging);

/** `GET /v1/projects` */
export interface ProjectQuery extends PageQuery {
  readonly owner?: string | undefined;
  readonly license?: string | undefined;
}

export const projectQuery: z.ZodType<ProjectQuery> = z.object({
  owner: z.string().optional(),
  license: z.string().optional(),
  ...paging,
});

/** `GET /v1/search` */
export interface SearchQuery extends PageQuery {
  readonly q: string;
}

export const searchQuery: z.ZodType<SearchQuery> = z.object({ q: line(64), ...paging });

/** `GET /v1/oauth/callback` */
export interface CallbackQuery {
  readonly code: string;
  readonly state: string;
}

export const callbackQuery: z.ZodType<CallbackQuery> = z.object({ code: line(256), state: line(256) });

/** `POST /v1/organizations` */
export interface NewOrganization {
  readonly slug: string;
  readonly name: string;
}

export const newOrganization: z.ZodType<NewOrganization> = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,38}$/),
  name: line(80),
});

/** `POST /v1/organizations/:slug/members` */
export interface NewMember {
  readonly user: string;
  readonly scopes: readonly (typeof memberScopes)[number][];
}

export const newMember: z.ZodType<NewMember> = z.object({
  user: line(39),
  scopes: z.array(z.enum(memberScopes)).max(memberScopes.length).default([]),
});

/** `POST /v1/tokens` */
export interface NewToken {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expires_in_days?: number | undefined;
}

export const newToken: z.ZodType<NewToken> = z.object({
  name: line(80),
  scopes: z.array(z.enum(tokenScopes)).max(tokenScopes.length),
  expires_in_days: z.int().min(1).max(366).optional(),
});

/** `POST /v1/projects`. Which slugs are acceptable is for the service to say: it has a code of its own. */
export interface NewProject {
  readonly slug: string;
  readonly summary: string;
  readonly license: string;
}

export const newProject: z.ZodType<NewProject> = z.object({
  slug: z.string().max(64),
  summary: line(200),
  license: line(40).default('MIT'),
});

/** `PATCH /v1/projects/:slug` */
export interface ProjectPatch {
  readonly summary?: string | undefined;
  readonly license?: string | undefined;
}

export const projectPatch: z.ZodType<ProjectPatch> = z
  .object({ summary: line(200).optional(), license: line(40).optional() })
  .refine((patch) => patch.summary !== undefined || patch.license !== undefined, 'Nothing to change');

/** `POST /v1/projects/:slug/keywords` and `…/channels` */
export interface NewLabel {
  readonly name: string;
}

export const newLabel: z.ZodType<NewLabel> = z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/) });

/** `POST /v1/projects/:slug/versions`; dependencies by project slug, each with the range it accepts. */
export interface NewVersion {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

export const newVersion: z.ZodType<NewVersion> = z.object({
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/),
  dependencies: z.record(z.string().max(64), line(40)).default({}),
});
