import { api } from './contract.ts';
import type { Principal } from './principal.ts';
import type { Projects } from './projects.ts';
import { isPng } from './png.ts';
import type { Database } from '../storage/database.ts';
import type { Upload } from './upload.ts';

/** How many bytes an icon may have. */
export const iconLimit: number = 64 * 1024;

interface Icon {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What is told of an icon that was taken. */
interface IconFacts {
  readonly type: string;
  readonly size: number;
}

export interface Icons {
  /** @throws 5 when the project has no icon; 5000 */
  get(project: string): Promise<Icon>;
  /** @throws 1002: 400 for no file or no PNG, 413 above the limit, 415 declared as another type; 5000, 5003, 2200, 2201 */
  put(principal: Principal, project: string, upload: Upload | undefined): Promise<IconFacts>;
}

export function createIcons(database: Database, projects: Projects): Icons {
  return {
    async get(project) {
      await projects.get(project);
      const icon = await database.first<Icon>('SELECT type, bytes FROM icons WHERE project = ?', [project]);
      if (icon === undefined) throw api.error('RESOURCE_NOT_FOUND');
      return icon;
    },

    async put(principal, project, upload) {
      await projects.requireChangeable(principal, project);
      const { type, bytes } = accept(upload);
      await database.run(
        `INSERT INTO icons (project, type, bytes) VALUES (?, ?, ?)
          ON CONFLICT (project) DO UPDATE SET type = excluded.type, bytes = excluded.bytes`,
        [project, type, bytes],
      );
      return { type, size: bytes.byteLength };
    },
  };
}

function accept(upload: Upload | undefined): Upload {
  if (upload === undefined) throw api.error('INVALID_UPLOAD');
  if (upload.bytes.byteLength > iconLimit) throw api.error('INVALID_UPLOAD', { status: 413 });
  if (upload.type !== 'image/png') throw api.error('INVALID_UPLOAD', { status: 415 });
  if (!isPng(upload.bytes)) throw api.error('INVALID_UPLOAD');
  return upload;
}
