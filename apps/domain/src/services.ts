import type { Environment } from './environment.ts';
import { createCurrencies } from './leads/currencies.ts';
import type { Currencies } from './leads/currencies.ts';
import { createLeads } from './leads/leads.ts';
import type { Leads } from './leads/leads.ts';
import { createAuth } from './resources/auth.ts';
import type { Auth } from './resources/auth.ts';
import { createDownloadCounts } from './resources/downloads.ts';
import type { DownloadCounts } from './resources/downloads.ts';
import { createIcons } from './resources/icons.ts';
import type { Icons } from './resources/icons.ts';
import { createLabels } from './resources/labels.ts';
import type { Labels } from './resources/labels.ts';
import { createMembers } from './resources/members.ts';
import type { Members } from './resources/members.ts';
import { createNotifications } from './resources/notifications.ts';
import type { Notifications } from './resources/notifications.ts';
import { createOAuth } from './resources/oauth.ts';
import type { OAuth } from './resources/oauth.ts';
import { createOrganizations } from './resources/organizations.ts';
import type { Organizations } from './resources/organizations.ts';
import { createProjects } from './resources/projects.ts';
import type { Projects } from './resources/projects.ts';
import { createTokens } from './resources/tokens.ts';
import type { Tokens } from './resources/tokens.ts';
import { createUsers } from './resources/users.ts';
import type { Users } from './resources/users.ts';
import { createVersions } from './resources/versions.ts';
import type { Versions } from './resources/versions.ts';
import type { Database } from './storage/database.ts';
import { createUpstreamClient } from './upstream-client.ts';

/** What the services need from the server they run in. */
export interface ServicesOptions extends Environment {
  readonly database: Database;
  /** Where download counts, exchange rates and the OAuth provider answer. */
  readonly upstreamUrl: string;
  /** Milliseconds to wait for them; 1000 when left out. */
  readonly upstreamTimeout?: number;
}

/** Everything the demo's routes call. */
export interface Services {
  readonly auth: Auth;
  readonly oauth: OAuth;
  readonly tokens: Tokens;
  readonly users: Users;
  readonly notifications: Notifications;
  readonly organizations: Organizations;
  readonly members: Members;
  readonly projects: Projects;
  readonly keywords: Labels;
  readonly channels: Labels;
  readonly versions: Versions;
  readonly icons: Icons;
  readonly downloads: DownloadCounts;
  readonly leads: Leads;
  readonly currencies: Currencies;
}

/**
 * Puts the services together.
 *
 * @example
 * const services = createServices({ database, upstreamUrl, ...environmentFrom(process.env) });
 */
export function createServices(options: ServicesOptions): Services {
  const { database } = options;
  const upstream = createUpstreamClient(options.upstreamUrl, options.upstreamTimeout ?? 1000);
  const users = createUsers(database);
  const organizations = createOrganizations(database, options);
  const projects = createProjects(database, options);
  const currencies = createCurrencies(database, upstream);
  return {
    auth: createAuth(database, options),
    oauth: createOAuth(database, options, upstream),
    tokens: createTokens(database, options),
    users,
    notifications: createNotifications(database, options),
    organizations,
    members: createMembers(database, options, organizations, users),
    projects,
    keywords: createLabels(database, projects, 'keyword'),
    channels: createLabels(database, projects, 'channel'),
    versions: createVersions(database, options, projects),
    icons: createIcons(database, projects),
    downloads: createDownloadCounts(projects, upstream),
    leads: createLeads(database, options, currencies),
    currencies,
  };
}
