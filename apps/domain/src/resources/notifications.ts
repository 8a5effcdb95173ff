import type { Environment } from '../environment.ts';
import type { Listing } from '../answers.ts';
import { api } from './contract.ts';
import type { PageQuery } from './input.ts';
import { requireScope } from './principal.ts';
import type { Principal } from './principal.ts';
import type { Database } from '../storage/database.ts';
import { listPage } from '../storage/list-page.ts';
import { toRowId } from '../storage/row-id.ts';

interface Notification {
  readonly id: number;
  readonly subject: string;
  readonly created_at: string;
  readonly read_at: string | null;
}

export interface Notifications {
  /** The caller's, newest first. */
  list(principal: Principal, query: PageQuery): Promise<Listing<Notification>>;
  /** How many the caller has not read. */
  unread(principal: Principal): Promise<number>;
  /** @throws 3200 when the caller has none of that id; 3201 when it was read before; 2201 */
  read(principal: Principal, id: string): Promise<void>;
}

export function createNotifications(database: Database, { clock }: Pick<Environment, 'clock'>): Notifications {
  return {
    list: (principal, query) =>
      listPage<Notification>(
        database,
        {
          columns: 'id, subject, created_at, read_at',
          from: 'FROM notifications WHERE user = ?',
          orderBy: 'id DESC',
        },
        [principal.user],
        api.pageOf({ ...query }),
      ),

    async unread(principal) {
      const row = await database.first<{ unread: number }>(
        'SELECT count(*) AS unread FROM notifications WHERE user = ? AND read_at IS NULL',
        [principal.user],
      );
      return row?.unread ?? 0;
    },

    async read(principal, id) {
      requireScope(principal, 'notifications:write');
      const row = toRowId(id);
      if (row === undefined) throw api.error('NOTIFICATION_NOT_FOUND');
      const changed = await database.run(
        'UPDATE notifications SET read_at = ? WHERE id = ? AND user = ? AND read_at IS NULL',
        [clock().toISOString(), row, principal.user],
      );
      if (changed > 0) return;
      const known = await database.first('SELECT id FROM notifications WHERE id = ? AND user = ?', [
        row,
        principal.user,
      ]);
      throw api.error(known === undefined ? 'NOTIFICATION_NOT_FOUND' : 'NOTIFICATION_ALREADY_READ');
    },
  };
}
