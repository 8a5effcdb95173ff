import { tokenScopes } from '../principal.ts';
import type { TokenScope } from '../principal.ts';

/** What every operation may answer that asks who is calling. */
export const signedIn = ['UNAUTHENTICATED', 'INVALID_AUTH_HEADER', 'INVALID_TOKEN_FORMAT'] as const;

/** The same where a token needs a scope. */
export const scoped = [...signedIn, 'MISSING_TOKEN_SCOPE'] as const;

/** The same where a project is changed. */
export const changing = [...scoped, 'UNAUTHORIZED', 'PROJECT_NOT_FOUND', 'PROJECT_LOCKED'] as const;

/** How callers say who they are. */
export const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: `A session, or a token with scopes: ${tokenScopes.join(', ')}`,
  },
} as const;

/** What an operation takes of them. */
export const bearer = (...scopes: readonly TokenScope[]) => [{ bearer: scopes }] as const;
