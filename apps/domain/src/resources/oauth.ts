import * as z from 'zod';
import { fault } from '@kuvert/core';
import type { Environment } from '../environment.ts';
import { api } from './contract.ts';
import type { CallbackQuery } from './input.ts';
import { hashToken, toTokenText } from './token-text.ts';
import type { Database } from '../storage/database.ts';
import type { UpstreamClient } from '../upstream-client.ts';

/** A session that was just opened. */
interface Session {
  readonly user: string;
  readonly token: string;
  readonly expires_at: string;
}

/** Signing in with the provider (RFC 6749 §4.1). */
export interface OAuth {
  /** Makes a state, and answers the address at the provider to send the browser to. */
  start(): Promise<string>;
  /** @throws 2101 when the state is unknown, expired or used; 2100 when the provider refuses the code; 6 */
  finish(query: CallbackQuery): Promise<Session>;
}

const CLIENT_ID = 'kuvert-demo';
const STATE_LIFETIME = 10 * 60_000;
const SESSION_LIFETIME = 30 * 86_400_000;

const account: z.ZodType<{ readonly login: string }> = z.object({ login: z.string() });

export function createOAuth(database: Database, { clock, secrets }: Environment, upstream: UpstreamClient): OAuth {
  const after = (milliseconds: number): string => new Date(clock().getTime() + milliseconds).toISOString();

  const openSession = async (user: string): Promise<Session> => {
    const token = toTokenText('session', secrets());
    const expires_at = after(SESSION_LIFETIME);
    const opened = await database.run(
      `INSERT INTO credentials (user, kind, name, hash, scopes, created_at, expires_at)
        SELECT name, 'session', 'OAuth', ?, '', ?, ? FROM users WHERE name = ?`,
      [await hashToken(token), clock().toISOString(), expires_at, user],
    );
    if (opened === 0) throw fault('badGateway', { cause: new Error('the provider named a user who is not here') });
    return { user, token, expires_at };
  };

  return {
    async start() {
      const state = secrets();
      await database.run('INSERT INTO oauth_states (state, expires_at) VALUES (?, ?)', [state, after(STATE_LIFETIME)]);
      const address = new URL('/oauth/authorize', upstream.url);
      address.search = new URLSearchParams({ response_type: 'code', client_id: CLIENT_ID, state }).toString();
      return address.href;
    },

    async finish({ code, state }) {
      // Deleting is what makes a state good for one use, even if two callbacks bring it at once.
      const known = await database.run('DELETE FROM oauth_states WHERE state = ? AND expires_at > ?', [
        state,
        clock().toISOString(),
      ]);
      if (known === 0) throw api.error('INVALID_OAUTH_STATE');
      const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: CLIENT_ID, code });
      const answer = await upstream.ask(account, '/oauth/token', { method: 'POST', body });
      if (answer === undefined) throw api.error('INVALID_OAUTH_CODE');
      return openSession(answer.login);
    },
  };
}
