import type { Created } from '../answers.ts';
import type { Environment } from '../environment.ts';
import { api } from './contract.ts';
import type { NewToken } from './input.ts';
import { requireSession } from './principal.ts';
import type { Principal } from './principal.ts';
import { hashToken, toTokenText } from './token-text.ts';
import type { Database } from '../storage/database.ts';
import { toRowId } from '../storage/row-id.ts';

interface Token {
  readonly id: number;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly created_at: string;
  readonly expires_at: string | null;
}

/** A token on the day it is made, the only time its text is shown. */
interface NewlyMadeToken extends Token {
  readonly token: string;
}

/** The caller's API tokens. Every member throws 4 for a caller who is a token. */
export interface Tokens {
  list(principal: Principal): Promise<readonly Token[]>;
  /** @throws 4000 */
  get(principal: Principal, id: string): Promise<Token>;
  create(principal: Principal, input: NewToken): Promise<Created<NewlyMadeToken>>;
  /** @throws 4000 when the caller has none of that id, or it was revoked before */
  revoke(principal: Principal, id: string): Promise<void>;
}

interface TokenRow extends Omit<Token, 'scopes'> {
  readonly scopes: string;
}

const COLUMNS = 'id, name, scopes, created_at, expires_at';
const OWN = "user = ? AND kind = 'token' AND revoked_at IS NULL";
const DAY = 86_400_000;

export function createTokens(database: Database, { clock, secrets }: Environment): Tokens {
  return {
    async list(principal) {
      requireSession(principal);
      const rows = await database.all<TokenRow>(`SELECT ${COLUMNS} FROM credentials WHERE ${OWN} ORDER BY id`, [
        principal.user,
      ]);
      return rows.map(toToken);
    },

    async get(principal, id) {
      requireSession(principal);
      const row = await database.first<TokenRow>(`SELECT ${COLUMNS} FROM credentials WHERE ${OWN} AND id = ?`, [
        principal.user,
        toRowId(id) ?? null,
      ]);
      if (row === undefined) throw api.error('TOKEN_NOT_FOUND');
      return toToken(row);
    },

    async create(principal, { name, scopes, expires_in_days: days }) {
      requireSession(principal);
      const now = clock();
      const text = toTokenText('token', secrets());
      const row = await database.first<TokenRow>(
        `INSERT INTO credentials (user, kind, name, hash, scopes, created_at, expires_at)
          VALUES (?, 'token', ?, ?, ?, ?, ?) RETURNING ${COLUMNS}`,
        [
          principal.user,
          name,
          await hashToken(text),
          scopes.join(' '),
          now.toISOString(),
          days === undefined ? null : new Date(now.getTime() + days * DAY).toISOString(),
        ],
      );
      if (row === undefined) throw new Error('[@kuvert-demo/domain] the database stored a token and answered no row.');
      return [{ ...toToken(row), token: text }, { location: `/v1/tokens/${row.id}` }];
    },

    async revoke(principal, id) {
      requireSession(principal);
      const changed = await database.run(`UPDATE credentials SET revoked_at = ? WHERE ${OWN} AND id = ?`, [
        clock().toISOString(),
        principal.user,
        toRowId(id) ?? null,
      ]);
      if (changed === 0) throw api.error('TOKEN_NOT_FOUND');
    },
  };
}

function toToken({ id, name, scopes, created_at, expires_at }: TokenRow): Token {
  return { id, name, scopes: scopes.split(' ').filter(Boolean), created_at, expires_at };
}
