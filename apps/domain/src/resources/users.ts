import { api } from './contract.ts';
import type { Principal } from './principal.ts';
import type { Database } from '../storage/database.ts';

interface User {
  readonly name: string;
  readonly display_name: string;
  readonly joined_at: string;
}

export interface Users {
  /** @throws 3000 */
  get(name: string): Promise<User>;
  /** The caller. */
  current(principal: Principal): Promise<User>;
}

export function createUsers(database: Database): Users {
  const get = async (name: string): Promise<User> => {
    const user = await database.first<User>('SELECT name, display_name, joined_at FROM users WHERE name = ?', [name]);
    if (user === undefined) throw api.error('USER_NOT_FOUND');
    return user;
  };
  return { get, current: (principal) => get(principal.user) };
}
