import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const own = join(import.meta.dirname, '..');

/** What a run of the program said. */
interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

export interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
  readonly cwd?: string;
}

/** A folder of somebody who has installed core and this package, and the built program run in it. */
export interface Project extends Disposable {
  readonly folder: string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly read: (file: string) => string;
  readonly kuvert: (args: readonly string[], options?: Options) => Ran;
  readonly git: (...args: readonly string[]) => string;
}

export function createProject(files: Readonly<Record<string, string>> = {}): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kuvert-cli-')));
  const installed = join(folder, 'node_modules', '@kuvert');
  mkdirSync(installed, { recursive: true });
  symlinkSync(join(own, 'node_modules', '@kuvert', 'core'), join(installed, 'core'));
  symlinkSync(own, join(installed, 'cli'));
  const project: Project = {
    folder,
    write(more) {
      for (const [file, text] of Object.entries(more)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
    },
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    kuvert(args, { env = {}, node = [], cwd = '.' } = {}) {
      const { PATH = '' } = process.env;
      const { stdout, stderr, status } = spawnSync(process.execPath, [...node, join(own, 'dist/main.js'), ...args], {
        cwd: join(folder, cwd),
        encoding: 'utf8',
        env: { PATH, ...env },
        maxBuffer: 2 ** 28,
      });
      return { stdout, stderr, exitCode: status };
    },
    git: (...args) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write({ 'package.json': '{ "type": "module" }', ...files });
  return project;
}

/** A contract whose entries, beside those of its faults, are written as they would be in its file. */
export const contract = (entries = '', options = '{}', envelope = 'codeEnvelope()'): string => `
import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';

const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  ${entries}
}, ${options});

export const api = defineContract({
  codes,
  envelope: ${envelope},
  faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_PARAMETERS', routeNotFound: 'ROUTE_NOT_FOUND' },
});
`;

/** A config that adds members to those every project has. */
export const config = (more = ''): string => `
import { defineConfig } from '@kuvert/cli';
import { api } from './contract.ts';

export default defineConfig({ api, ${more} });
`;

export const locked = "PROJECT_LOCKED: { code: 5003, status: 423, message: 'Project {slug} is locked' },";
