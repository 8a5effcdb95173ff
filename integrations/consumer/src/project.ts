import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';
import { readTarballs, withDependencies } from './tarballs.ts';

/** A folder of its own, far from this repository. */
export interface Project {
  readonly folder: string;
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/**
 * Makes an empty project and installs packages into it with npm: ours from their tarballs, the others from the
 * registry.
 *
 * @throws Error with npm's words when it fails.
 */
export async function createProject(packages: readonly string[]): Promise<Project> {
  const tarballs = await readTarballs();
  const ours = withDependencies(tarballs, packages);
  const files = [...ours].map((name) => tarballs.get(name)?.file ?? name);
  const others = packages.filter((name) => !ours.has(name));

  const folder = await mkdtemp(join(tmpdir(), 'kuvert-consumer-'));
  const project: Project = {
    folder,
    write: async (contents) => {
      await Promise.all(Object.entries(contents).map(async ([name, text]) => writeFile(join(folder, name), text)));
    },
    remove: async () => rm(folder, { recursive: true, force: true }),
  };
  await project.write({ 'package.json': '{ "private": true }\n' });
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const { status, output } = await run('npm', ['install', ...quiet, ...files, ...others], folder);
  if (status === 0) return project;
  await project.remove();
  throw new Error(`npm install ${[...ours, ...others].join(' ')} failed: ${output}`);
}
