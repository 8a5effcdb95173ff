// Brings the pinned pnpm and the locked dependencies, then runs the command given after it with both on the path:
//   node scripts/bootstrap.js turbo run build
// Needs nothing but Node >= 20 and npm. The command then runs on the Node of the root devDependency `node`.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const tools = join(root, '.tools');
const windows = process.platform === 'win32';
const env = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  PATH: [join(root, 'node_modules/.bin'), join(tools, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
};

/** @param {string} path */
const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');

/**
 * @param {string} command
 * @param {string[]} args
 */
function must(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: windows });
  if (status === 0) return;
  console.error(`bootstrap: \`${command} ${args.join(' ')}\` failed${error ? `: ${error.message}` : '.'}`);
  process.exit(status ?? 1);
}

function fetchPnpm() {
  const wanted = JSON.parse(read('package.json')).packageManager;
  const present = JSON.parse(read('.tools/node_modules/pnpm/package.json') || '{}').version;
  if (`pnpm@${present}` === wanted) return;
  console.log(`bootstrap: fetching ${wanted}`);
  must('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', tools, wanted]);
}

function installDependencies() {
  const members = ['packages', 'apps', 'integrations']
    .filter((room) => existsSync(join(root, room)))
    .flatMap((room) => readdirSync(join(root, room)).map((name) => `${room}/${name}/package.json`));
  const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...members.toSorted()];
  const hash = createHash('sha256');
  for (const path of manifests) hash.update(`${path}\0${read(path)}\0`);
  const wanted = hash.digest('hex');

  const stamp = 'node_modules/.bootstrap';
  if (read(stamp) === wanted) return;
  console.log('bootstrap: installing the locked dependencies');
  must('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only']);
  writeFileSync(join(root, stamp), wanted);
}

const [command, ...args] = process.argv.slice(2);
fetchPnpm();
// `npm run pnpm -- add …` is how a manifest that left its lockfile behind is put right, so it must not ask for a match.
if (command !== 'pnpm') installDependencies();

if (command) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', shell: windows });
  // The terminal sends Ctrl-C to the child as well: wait for it to finish its own clean-up.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`bootstrap: \`${command}\` did not start: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (status, signal) => process.exit(status ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}
