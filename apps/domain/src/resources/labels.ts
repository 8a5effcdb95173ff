import type { Created } from '../answers.ts';
import { api } from './contract.ts';
import type { NewLabel } from './input.ts';
import type { Principal } from './principal.ts';
import type { Projects } from './projects.ts';
import type { Database } from '../storage/database.ts';

/** How many keywords, and how many channels, one project may have. */
const labelLimit = 5;

/** A project's keywords or its channels: named sets with the same rules and different codes. */
export interface Labels {
  /** @throws 5000 */
  list(project: string): Promise<readonly string[]>;
  /** @throws 5101 or 5201 when it is there; 5102 or 5202 when there are five; 5000, 5003, 2200, 2201 */
  add(principal: Principal, project: string, input: NewLabel): Promise<Created<NewLabel>>;
  /** @throws 5100 or 5200; 5000, 5003, 2200, 2201 */
  remove(principal: Principal, project: string, name: string): Promise<void>;
}

const reasons = {
  keyword: {
    notFound: 'KEYWORD_NOT_FOUND',
    alreadyExists: 'KEYWORD_ALREADY_EXISTS',
    limitExceeded: 'KEYWORD_LIMIT_EXCEEDED',
  },
  channel: {
    notFound: 'CHANNEL_NOT_FOUND',
    alreadyExists: 'CHANNEL_ALREADY_EXISTS',
    limitExceeded: 'CHANNEL_LIMIT_EXCEEDED',
  },
} as const;

export function createLabels(database: Database, projects: Projects, kind: 'keyword' | 'channel'): Labels {
  const { notFound, alreadyExists, limitExceeded } = reasons[kind];
  return {
    async list(project) {
      await projects.get(project);
      const rows = await database.all<{ name: string }>(
        'SELECT name FROM project_labels WHERE project = ? AND kind = ? ORDER BY name',
        [project, kind],
      );
      return rows.map((row) => row.name);
    },

    async add(principal, project, { name }) {
      await projects.requireChangeable(principal, project);
      const row = await database.first<{ name: string }>(
        `INSERT INTO project_labels (project, kind, name)
          SELECT ?1, ?2, ?3 WHERE (SELECT count(*) FROM project_labels WHERE project = ?1 AND kind = ?2) < ?4
          ON CONFLICT DO NOTHING RETURNING name`,
        [project, kind, name, labelLimit],
      );
      if (row !== undefined) return [{ name: row.name }, { location: `/v1/projects/${project}/${kind}s/${name}` }];
      const taken = await database.first(
        'SELECT name FROM project_labels WHERE project = ? AND kind = ? AND name = ?',
        [project, kind, name],
      );
      throw api.error(taken === undefined ? limitExceeded : alreadyExists);
    },

    async remove(principal, project, name) {
      await projects.requireChangeable(principal, project);
      const removed = await database.run('DELETE FROM project_labels WHERE project = ? AND kind = ? AND name = ?', [
        project,
        kind,
        name,
      ]);
      if (removed === 0) throw api.error(notFound);
    },
  };
}
