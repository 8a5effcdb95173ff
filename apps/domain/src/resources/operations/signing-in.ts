import { defineOperations } from '@kuvert/core/operations';
import * as z from 'zod';
import { api } from '../contract.ts';
import { callbackQuery, newToken } from '../input.ts';
import { newlyMadeToken, session, token } from '../output.ts';
import { bearer, signedIn } from './callers.ts';

const tags = ['signing in'];
const own = [...signedIn, 'AUTHENTICATION_METHOD_NOT_ALLOWED'] as const;

/** The OAuth dance, and the tokens that programs sign in with. */
export const signingInOperations = defineOperations(api, {
  startSigningIn: {
    method: 'GET',
    path: '/v1/oauth/authorize',
    summary: 'Goes to the provider, to sign in there',
    tags,
    ok: { status: 302, raw: {} },
    errors: ['INVALID_PARAMETERS'],
  },
  finishSigningIn: {
    method: 'GET',
    path: '/v1/oauth/callback',
    summary: 'Opens a session for who has signed in with the provider',
    tags,
    query: callbackQuery,
    ok: { data: session },
    errors: ['INVALID_OAUTH_CODE', 'INVALID_OAUTH_STATE', 'INVALID_PARAMETERS'],
  },
  listTokens: {
    method: 'GET',
    path: '/v1/tokens',
    summary: 'The caller’s tokens',
    tags,
    ok: { data: z.array(token) },
    errors: own,
    security: bearer(),
  },
  createToken: {
    method: 'POST',
    path: '/v1/tokens',
    summary: 'Makes a token, and shows its text this once',
    tags,
    body: newToken,
    ok: { status: 201, data: newlyMadeToken },
    errors: own,
    security: bearer(),
  },
  getToken: {
    method: 'GET',
    path: '/v1/tokens/{id}',
    summary: 'One of the caller’s tokens',
    tags,
    ok: { data: token },
    errors: [...own, 'TOKEN_NOT_FOUND'],
    security: bearer(),
  },
  revokeToken: {
    method: 'DELETE',
    path: '/v1/tokens/{id}',
    summary: 'Takes a token back for good',
    tags,
    ok: { status: 204 },
    errors: [...own, 'TOKEN_NOT_FOUND'],
    security: bearer(),
  },
});
