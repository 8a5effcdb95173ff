import type { Created, Listing } from '../answers.ts';
import type { Environment } from '../environment.ts';
import { api } from './contract.ts';
import type { NewProject, ProjectPatch, ProjectQuery, SearchQuery } from './input.ts';
import { requireScope } from './principal.ts';
import type { Principal } from './principal.ts';
import { isAcceptableSlug } from './slug.ts';
import type { Database } from '../storage/database.ts';
import { listPage } from '../storage/list-page.ts';

interface Project {
  readonly slug: string;
  readonly summary: string;
  readonly license: string;
  readonly owner: string;
  readonly locked: boolean;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface Projects {
  list(query: ProjectQuery): Promise<Listing<Project>>;
  /** Those whose slug or summary contains the text, letter case aside. */
  search(query: SearchQuery): Promise<Listing<Project>>;
  /** @throws 5000 */
  get(slug: string): Promise<Project>;
  /** @throws 5001, 5002, 2201 */
  create(principal: Principal, input: NewProject): Promise<Created<Project>>;
  /** @throws 5000, 5003, 2200, 2201 */
  change(principal: Principal, slug: string, patch: ProjectPatch): Promise<Project>;
  /** @throws 5000 */
  isLocked(slug: string): Promise<boolean>;
  /** Locks or unlocks; either may be said twice. @throws 5000, 2200, 2201 */
  setLocked(principal: Principal, slug: string, locked: boolean): Promise<Project>;
  /** What every change of a project's parts asks first. @throws 5000, 5003, 2200, 2201 */
  requireChangeable(principal: Principal, slug: string): Promise<Project>;
}

interface ProjectRow extends Omit<Project, 'locked'> {
  readonly locked: number;
}

const COLUMNS = 'slug, summary, license, owner, locked, created_at, updated_at';

export function createProjects(database: Database, { clock }: Pick<Environment, 'clock'>): Projects {
  const get = async (slug: string): Promise<Project> => {
    const row = await database.first<ProjectRow>(`SELECT ${COLUMNS} FROM projects WHERE slug = ?`, [slug]);
    if (row === undefined) throw api.error('PROJECT_NOT_FOUND');
    return toProject(row);
  };

  const requireOwner = async (principal: Principal, slug: string): Promise<Project> => {
    requireScope(principal, 'projects:write');
    const project = await get(slug);
    if (project.owner !== principal.user) throw api.error('UNAUTHORIZED');
    return project;
  };

  const requireChangeable = async (principal: Principal, slug: string): Promise<Project> => {
    const project = await requireOwner(principal, slug);
    if (project.locked) throw api.error('PROJECT_LOCKED');
    return project;
  };

  return {
    get,
    requireChangeable,

    async list(query) {
      const [rows, position] = await listPage<ProjectRow>(
        database,
        {
          columns: COLUMNS,
          from: 'FROM projects WHERE (?1 IS NULL OR owner = ?1) AND (?2 IS NULL OR license = ?2)',
          orderBy: 'slug',
        },
        [query.owner ?? null, query.license ?? null],
        api.pageOf({ ...query }),
      );
      return [rows.map(toProject), position];
    },

    async search(query) {
      const [rows, position] = await listPage<ProjectRow>(
        database,
        {
          columns: COLUMNS,
          // instr, not LIKE: nothing in the text is a wildcard, and D1 refuses patterns of more than 50 bytes.
          from: 'FROM projects WHERE instr(slug, lower(?1)) > 0 OR instr(lower(summary), lower(?1)) > 0',
          orderBy: 'slug',
        },
        [query.q],
        api.pageOf({ ...query }),
      );
      return [rows.map(toProject), position];
    },

    async create(principal, { slug, summary, license }) {
      requireScope(principal, 'projects:write');
      if (!isAcceptableSlug(slug)) throw api.error('PROJECT_SLUG_UNACCEPTABLE');
      const now = clock().toISOString();
      const row = await database.first<ProjectRow>(
        `INSERT INTO projects (slug, summary, license, owner, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
          ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
        [slug, summary, license, principal.user, now],
      );
      if (row === undefined) throw api.error('PROJECT_ALREADY_USED');
      return [toProject(row), { location: `/v1/projects/${slug}` }];
    },

    async change(principal, slug, { summary, license }) {
      await requireChangeable(principal, slug);
      const row = await database.first<ProjectRow>(
        `UPDATE projects SET summary = coalesce(?, summary), license = coalesce(?, license), updated_at = ?
          WHERE slug = ? AND locked = 0 RETURNING ${COLUMNS}`,
        [summary ?? null, license ?? null, clock().toISOString(), slug],
      );
      // Locked by somebody else since it was looked at.
      if (row === undefined) throw api.error('PROJECT_LOCKED');
      return toProject(row);
    },

    async isLocked(slug) {
      return (await get(slug)).locked;
    },

    async setLocked(principal, slug, locked) {
      const project = await requireOwner(principal, slug);
      await database.run('UPDATE projects SET locked = ? WHERE slug = ?', [locked ? 1 : 0, slug]);
      return { ...project, locked };
    },
  };
}

function toProject(row: ProjectRow): Project {
  return { ...row, locked: row.locked === 1 };
}
