import type { Created } from '../answers.ts';
import type { Environment } from '../environment.ts';
import { api } from './contract.ts';
import type { NewMember } from './input.ts';
import type { Organizations } from './organizations.ts';
import { requireScope } from './principal.ts';
import type { Principal } from './principal.ts';
import type { Users } from './users.ts';
import type { Database } from '../storage/database.ts';

/** What a member of an organization may be allowed to do in it. */
export const memberScopes = ['members:write'] as const;

interface Member {
  readonly user: string;
  readonly role: 'owner' | 'member';
  readonly scopes: readonly string[];
  readonly joined_at: string;
}

export interface Members {
  /** @throws 3500 */
  list(organization: string): Promise<readonly Member[]>;
  /** @throws 3500, 3600 */
  get(organization: string, user: string): Promise<Member>;
  /** @throws 2202 when the caller may not add members there; 3000; 3500; 3601; 2201 */
  add(principal: Principal, organization: string, input: NewMember): Promise<Created<Member>>;
}

interface MemberRow extends Omit<Member, 'scopes'> {
  readonly scopes: string;
}

const COLUMNS = 'user, role, scopes, joined_at';

export function createMembers(
  database: Database,
  { clock }: Pick<Environment, 'clock'>,
  organizations: Organizations,
  users: Users,
): Members {
  const find = async (organization: string, user: string): Promise<Member | undefined> => {
    const row = await database.first<MemberRow>(`SELECT ${COLUMNS} FROM members WHERE organization = ? AND user = ?`, [
      organization,
      user,
    ]);
    return row && toMember(row);
  };

  return {
    async list(organization) {
      await organizations.get(organization);
      const rows = await database.all<MemberRow>(
        `SELECT ${COLUMNS} FROM members WHERE organization = ? ORDER BY user`,
        [organization],
      );
      return rows.map(toMember);
    },

    async get(organization, user) {
      await organizations.get(organization);
      const member = await find(organization, user);
      if (member === undefined) throw api.error('MEMBER_NOT_FOUND');
      return member;
    },

    async add(principal, organization, { user, scopes }) {
      requireScope(principal, 'organizations:write');
      await organizations.get(organization);
      const actor = await find(organization, principal.user);
      if (!actor?.scopes.includes('members:write')) throw api.error('MISSING_MEMBER_SCOPE');
      await users.get(user);
      const row = await database.first<MemberRow>(
        `INSERT INTO invited_members (organization, user, scopes, joined_at)
          SELECT ?1, ?2, ?3, ?4
            WHERE NOT EXISTS (SELECT 1 FROM organizations WHERE slug = ?1 AND owner = ?2)
          ON CONFLICT DO NOTHING RETURNING user, 'member' AS role, scopes, joined_at`,
        [organization, user, scopes.join(' '), clock().toISOString()],
      );
      if (row === undefined) throw api.error('MEMBER_ALREADY_EXISTS');
      return [toMember(row), { location: `/v1/organizations/${organization}/members/${user}` }];
    },
  };
}

function toMember(row: MemberRow): Member {
  return { user: row.user, role: row.role, scopes: row.scopes.split(' ').filter(Boolean), joined_at: row.joined_at };
}
