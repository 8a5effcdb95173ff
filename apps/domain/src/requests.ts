import { baseUrl } from './requests/expect.ts';
import { icons } from './requests/icons.ts';
import { channels, keywords } from './requests/labels.ts';
import { leadLists } from './requests/lead-lists.ts';
import { leadsPlatform } from './requests/leads-platform.ts';
import { currencies, leads } from './requests/leads.ts';
import { notifications, organizations } from './requests/people.ts';
import { platform } from './requests/platform.ts';
import { problems } from './requests/problems.ts';
import { lists, projects } from './requests/projects.ts';
import { authorization, oauth, tokens } from './requests/signing-in.ts';
import type { DemoRequest, RequestGroup } from './requests/types.ts';
import { downloads, versions } from './requests/versions.ts';
import { credentials } from './storage/seed/credentials.ts';
import type { CredentialName } from './storage/seed/credentials.ts';

/**
 * Every request of the demo in its order, under headings. Sent one after the other to a server that was started fresh
 * with {@link demoVariables}, each must answer what stands beside it: later ones see what earlier ones did.
 */
export const requestGroups: readonly RequestGroup[] = [
  platform,
  problems,
  authorization,
  oauth,
  tokens,
  notifications,
  organizations,
  lists,
  projects,
  keywords,
  channels,
  versions,
  downloads,
  icons,
  leadLists,
  leads,
  currencies,
  leadsPlatform,
];

/** The environment a server of these requests is started with, beside `UPSTREAM_URL`, `DATABASE` and `PORT`. */
export const demoVariables = { DEMO_FIXED: '1', BASE_URL: baseUrl } as const;

/** The same, without the headings. */
export const requests: readonly DemoRequest[] = requestGroups.flatMap((group) => group.requests);

/** The `Authorization` header for {@link DemoRequest.as}. */
export function authorizationOf(name: CredentialName): string {
  return `Bearer ${credentials[name].text}`;
}
