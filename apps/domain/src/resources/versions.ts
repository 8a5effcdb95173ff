import type { Created } from '../answers.ts';
import type { Environment } from '../environment.ts';
import { api } from './contract.ts';
import type { NewVersion } from './input.ts';
import type { Principal } from './principal.ts';
import type { Projects } from './projects.ts';
import type { Database } from '../storage/database.ts';

interface Version {
  readonly version: string;
  readonly published_by: string;
  readonly published_at: string;
}

/** What an installer reads. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

export interface Versions {
  /** Newest first. @throws 5000 */
  list(project: string): Promise<readonly Version[]>;
  /** The newest, or `null` before the first is published. @throws 5000 */
  latest(project: string): Promise<Version | null>;
  /** @throws 5000, 5300 */
  get(project: string, version: string): Promise<Version>;
  /** @throws 5000, 5300, and a SyntaxError when what was stored is no JSON */
  manifest(project: string, version: string): Promise<Manifest>;
  /** @throws 5301; 5400 when it depends on itself or on a project that is not there; 5000, 5003, 2200, 2201 */
  publish(principal: Principal, project: string, input: NewVersion): Promise<Created<Version>>;
}

const COLUMNS = 'version, published_by, published_at';
const NEWEST_FIRST = 'ORDER BY published_at DESC, version DESC';

export function createVersions(
  database: Database,
  { clock }: Pick<Environment, 'clock'>,
  projects: Projects,
): Versions {
  const list = async (project: string): Promise<readonly Version[]> => {
    await projects.get(project);
    return database.all<Version>(`SELECT ${COLUMNS} FROM versions WHERE project = ? ${NEWEST_FIRST}`, [project]);
  };

  const find = async <Row>(columns: string, project: string, version: string): Promise<Row> => {
    await projects.get(project);
    const row = await database.first<Row>(`SELECT ${columns} FROM versions WHERE project = ? AND version = ?`, [
      project,
      version,
    ]);
    if (row === undefined) throw api.error('VERSION_NOT_FOUND');
    return row;
  };

  const requireDependencies = async (project: string, slugs: readonly string[]): Promise<void> => {
    const known = await database.first<{ count: number }>(
      'SELECT count(*) AS count FROM projects WHERE slug <> ? AND slug IN (SELECT value FROM json_each(?))',
      [project, JSON.stringify(slugs)],
    );
    if (known?.count !== slugs.length) throw api.error('INVALID_DEPENDENCY');
  };

  return {
    list,
    latest: async (project) => (await list(project))[0] ?? null,
    get: (project, version) => find<Version>(COLUMNS, project, version),

    async manifest(project, version) {
      const row = await find<{ manifest: string }>('manifest', project, version);
      return JSON.parse(row.manifest) as Manifest;
    },

    async publish(principal, project, { version, dependencies }) {
      await projects.requireChangeable(principal, project);
      await requireDependencies(project, Object.keys(dependencies));
      const manifest: Manifest = { name: project, version, dependencies };
      const row = await database.first<Version>(
        `INSERT INTO versions (project, version, manifest, published_by, published_at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
        [project, version, JSON.stringify(manifest), principal.user, clock().toISOString()],
      );
      if (row === undefined) throw api.error('VERSION_ALREADY_EXISTS');
      return [row, { location: `/v1/projects/${project}/versions/${version}` }];
    },
  };
}
