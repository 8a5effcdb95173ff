import type { Created } from '../answers.ts';
import type { Environment } from '../environment.ts';
import { api } from './contract.ts';
import type { NewOrganization } from './input.ts';
import { requireScope } from './principal.ts';
import type { Principal } from './principal.ts';
import type { Database } from '../storage/database.ts';

interface Organization {
  readonly slug: string;
  readonly name: string;
  readonly owner: string;
  readonly created_at: string;
}

/** How many organizations one user may own. */
const organizationLimit = 3;

export interface Organizations {
  /** @throws 3500 */
  get(slug: string): Promise<Organization>;
  /** @throws 3501 when the slug is taken; 3502 when the caller owns as many as one may; 2201 */
  create(principal: Principal, input: NewOrganization): Promise<Created<Organization>>;
}

export function createOrganizations(database: Database, { clock }: Pick<Environment, 'clock'>): Organizations {
  return {
    async get(slug) {
      const organization = await database.first<Organization>(
        'SELECT slug, name, owner, created_at FROM organizations WHERE slug = ?',
        [slug],
      );
      if (organization === undefined) throw api.error('ORGANIZATION_NOT_FOUND');
      return organization;
    },

    async create(principal, { slug, name }) {
      requireScope(principal, 'organizations:write');
      // The limit and the slug are checked by the statement that inserts, so two requests at once cannot both pass.
      const organization = await database.first<Organization>(
        `INSERT INTO organizations (slug, name, owner, created_at)
          SELECT ?1, ?2, ?3, ?4 WHERE (SELECT count(*) FROM organizations WHERE owner = ?3) < ?5
          ON CONFLICT DO NOTHING RETURNING slug, name, owner, created_at`,
        [slug, name, principal.user, clock().toISOString(), organizationLimit],
      );
      if (organization !== undefined) return [organization, { location: `/v1/organizations/${slug}` }];
      const taken = await database.first('SELECT slug FROM organizations WHERE slug = ?', [slug]);
      throw api.error(taken === undefined ? 'ORGANIZATION_LIMIT_EXCEEDED' : 'ORGANIZATION_SLUG_USED');
    },
  };
}
