import { api } from './contract.ts';
import type { CredentialKind } from './token-text.ts';

/** What an API token may be allowed to do. A session may do all of it. */
export const tokenScopes = ['notifications:write', 'organizations:write', 'projects:write'] as const;

export type TokenScope = (typeof tokenScopes)[number];

/** Who is asking, and how they proved it. */
export interface Principal {
  readonly user: string;
  readonly method: CredentialKind;
  readonly scopes: readonly string[];
}

/** @throws 2201 when a token was not given `scope`. */
export function requireScope(principal: Principal, scope: TokenScope): void {
  if (principal.method === 'token' && !principal.scopes.includes(scope)) {
    throw api.error('MISSING_TOKEN_SCOPE', { scope });
  }
}

/** @throws 4 when the caller is a program: a token must not be able to make or end tokens. */
export function requireSession(principal: Principal): void {
  if (principal.method !== 'session') throw api.error('AUTHENTICATION_METHOD_NOT_ALLOWED');
}
