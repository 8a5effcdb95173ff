import type { Statement } from './database.ts';
import { credentials } from './seed/credentials.ts';
import type { CredentialName } from './seed/credentials.ts';
import { currencies, leads } from './seed/leads.ts';
import { invitedMembers, notifications, oauthStates, organizations, users } from './seed/people.ts';
import { labels, projects, versions } from './seed/projects.ts';
import { hashToken } from '../resources/token-text.ts';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** The statements that fill an empty database. Each leaves alone what is there already. */
export async function seedStatements(): Promise<readonly Statement[]> {
  const hashed = await Promise.all(Object.values(credentials).map(toCredentialRow));
  return [
    insert('users', users),
    insert('credentials', hashed),
    insert('notifications', notifications),
    insert('organizations', organizations),
    insert('invited_members', invitedMembers),
    insert('projects', projects),
    insert('project_labels', labels),
    insert('versions', versions),
    insert('oauth_states', oauthStates),
    insert('currencies', currencies),
    insert('leads', leads),
  ];
}

async function toCredentialRow({ text, ...row }: (typeof credentials)[CredentialName]): Promise<Row> {
  return { ...row, hash: await hashToken(text) };
}

/** Inserts all rows with one bound value: D1 binds at most 100. */
function insert(table: string, rows: readonly Row[]): Statement {
  const columns = Object.keys(rows[0] ?? {});
  const values = columns.map((column) => `value ->> '${column}'`);
  return {
    // `WHERE true` keeps SQLite from reading ON CONFLICT as the condition of a join.
    sql: `INSERT INTO ${table} (${columns.join(', ')})
      SELECT ${values.join(', ')} FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    params: [JSON.stringify(rows)],
  };
}
