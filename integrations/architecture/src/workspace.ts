import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The parts of a package.json that the law reads. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A source file; its path starts at the room. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A package or an app. */
export interface Room {
  /** Its folder, from the root: `packages/core`. */
  readonly path: string;
  readonly manifest: Manifest;
  readonly sources: readonly Source[];
}

/** Whether a source is a test, which ships with nothing. */
export const isTest = (path: string): boolean => /\.(test|test-d|fixture)\.ts$/.test(path);

function readRoom(path: string): Room {
  const folder = join(root, path);
  return {
    path,
    manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest,
    sources: globSync('src/**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}', { cwd: folder }).map((file) => ({
      path: file.replaceAll(sep, '/'),
      text: readFileSync(join(folder, file), 'utf8'),
    })),
  };
}

/** Every package and app of the repository. */
export function readWorkspace(): readonly Room[] {
  return globSync(['packages/*', 'apps/*'], { cwd: root })
    .map((path) => path.replaceAll(sep, '/'))
    .filter((path) => existsSync(join(root, path, 'package.json')))
    .toSorted()
    .map(readRoom);
}
