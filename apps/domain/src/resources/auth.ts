import { codes } from './codes.ts';
import { api } from './contract.ts';
import type { Environment } from '../environment.ts';
import type { Principal } from './principal.ts';
import { hashToken, isTokenText } from './token-text.ts';
import type { CredentialKind } from './token-text.ts';
import type { Database } from '../storage/database.ts';

/** Tells who sends a request. */
export interface Auth {
  /**
   * Reads an `Authorization` header.
   *
   * @throws 2000 when there is none, or its token is unknown, expired or revoked; 2001 when it is not `Bearer` and one
   * token; 2002 when the token is not of our form.
   */
  authenticate(authorization: string | null | undefined): Promise<Principal>;
}

interface CredentialRow {
  readonly user: string;
  readonly kind: CredentialKind;
  readonly scopes: string;
}

/** RFC 6750 §3.1: unlike no token at all, a token that is no good is named as the reason. */
const INVALID_TOKEN: string = codes.entries.INVALID_TOKEN_FORMAT.challenge;

export function createAuth(database: Database, { clock }: Pick<Environment, 'clock'>): Auth {
  return {
    async authenticate(authorization) {
      if (authorization === null || authorization === undefined) throw api.error('UNAUTHENTICATED');
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined) throw api.error('INVALID_AUTH_HEADER');
      if (!isTokenText(token)) throw api.error('INVALID_TOKEN_FORMAT');
      const row = await database.first<CredentialRow>(
        `SELECT user, kind, scopes FROM credentials
          WHERE hash = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`,
        [await hashToken(token), clock().toISOString()],
      );
      // One answer for unknown, expired and revoked: a stranger does not learn which it was.
      if (row === undefined) throw api.error('UNAUTHENTICATED', { headers: { 'www-authenticate': INVALID_TOKEN } });
      return { user: row.user, method: row.kind, scopes: row.scopes.split(' ').filter(Boolean) };
    },
  };
}
