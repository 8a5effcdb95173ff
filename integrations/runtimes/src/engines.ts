import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Something that runs JavaScript. */
export interface Engine {
  readonly name: string;
  /** Whether its program is here, or has to be fetched first. */
  readonly isHere: boolean;
  /** The program, and what goes before the script. Fetches the program where it is not here. */
  readonly command: () => readonly string[];
}

const root = join(import.meta.dirname, '../../..');
const { platform, arch } = process;
const require = createRequire(import.meta.url);

/** The Node that runs the repository. */
export const node24: Engine = here('Node 24', [process.execPath]);

/** The oldest Node there is an adapter for. */
export const node20: Engine = here('Node 20.20', [join(require.resolve('node-20/package.json'), '../bin/node')]);

export const node22: Engine = fetched('Node 22', `node-${platform}-${arch}`, '22.23.3', 'bin/node');
export const node26: Engine = fetched('Node 26', `node-${platform}-${arch}`, '26.9.0', 'bin/node');
export const bun: Engine = fetched('Bun', `@oven/bun-${platform}-${arch}`, '1.4.5', 'bin/bun', ['run']);
export const deno: Engine = fetched(
  'Deno',
  `@deno/${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}`,
  '2.9.6',
  'deno',
  ['run', '--allow-all', '--quiet'],
);

/** The runtime of Cloudflare's Workers, as it is in production. */
export const workerd: Engine = here('workerd', [(require('workerd') as { readonly default: string }).default]);

function here(name: string, command: readonly string[]): Engine {
  return { name, isHere: true, command: () => command };
}

/** The program of one platform is a package of its own, without an install script. */
function fetched(name: string, pack: string, version: string, file: string, args: readonly string[] = []): Engine {
  const folder = join(root, '.tools/engines', `${pack.replaceAll(/\W+/g, '-')}-${version}`);
  const program = join(folder, 'node_modules', pack, file);
  const command = (): readonly string[] => {
    if (!existsSync(program)) install(folder, `${pack}@${version}`);
    return [program, ...args];
  };
  return { name: `${name} (${version})`, isHere: existsSync(program), command };
}

function install(folder: string, pack: string): void {
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', pack];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm could not install ${pack}: ${stderr}`);
}
