import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTarGzip } from 'nanotar';
import { packed } from './paths.ts';

/** A package as it would be published. */
export interface Tarball {
  /** Where it is. */
  readonly file: string;
  readonly manifest: PackedManifest;
  /** The text of its files, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** The parts of a packed package.json that installing reads. */
interface PackedManifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

async function readTarball(file: string): Promise<Tarball> {
  const entries = await parseTarGzip(readFileSync(file));
  const files = new Map(entries.map(({ name, text }) => [name.replace(/^package\//, ''), text]));
  return { file, files, manifest: JSON.parse(files.get('package.json') ?? '{}') as PackedManifest };
}

/** The packages that were packed before the tests, by name. */
export async function readTarballs(): Promise<ReadonlyMap<string, Tarball>> {
  const files = globSync('*.tgz', { cwd: packed }).toSorted();
  const tarballs = await Promise.all(files.map(async (file) => readTarball(join(packed, file))));
  return new Map(tarballs.map((tarball) => [tarball.manifest.name, tarball]));
}

/** Those packages with all that they depend on, as far as it is packed here. */
export function withDependencies(all: ReadonlyMap<string, Tarball>, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    const tarball = all.get(name);
    if (tarball === undefined || found.has(name)) return;
    found.add(name);
    Object.keys(tarball.manifest.dependencies ?? {}).forEach(add);
  };
  names.forEach(add);
  return found;
}
