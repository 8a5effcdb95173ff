import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { config, contract, createProject, locked } from './project.fixture.ts';
import type { Options, Project } from './project.fixture.ts';

const usual = { 'contract.ts': contract(locked), 'kuvert.config.ts': config("docs: { out: 'docs' }") };

test('list prints a table, and nothing coloured where it is no terminal', () => {
  using project = createProject(usual);
  expect(project.kuvert(['list'])).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `code  reason              status  message
0     SUCCESS             200     OK
1     INTERNAL_ERROR      500     Internal error
2     ROUTE_NOT_FOUND     404     Route not found
1000  INVALID_PARAMETERS  400     Invalid parameters
5003  PROJECT_LOCKED      423     Project {slug} is locked
5 codes
`,
  });
  expect(project.kuvert(['list'], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[');
  expect(project.kuvert(['list'], { env: { NO_COLOR: '1' } }).stdout).not.toContain('\u001b');
});

test('list picks by status and by text', () => {
  using project = createProject(usual);
  const reasons = (...args: readonly string[]): unknown =>
    (JSON.parse(project.kuvert(['list', '--json', ...args]).stdout) as { reason: string }[]).map(
      ({ reason }) => reason,
    );
  expect(reasons('--status', '4xx')).toEqual(['ROUTE_NOT_FOUND', 'INVALID_PARAMETERS', 'PROJECT_LOCKED']);
  expect(reasons('--status=404')).toEqual(['ROUTE_NOT_FOUND']);
  expect(reasons('LOCK')).toEqual(['PROJECT_LOCKED']);
  expect(reasons('nothing like it')).toEqual([]);
});

test('the config is found from a folder below, and by name', () => {
  using project = createProject({ ...usual, 'src/a.ts': '' });
  expect(project.kuvert(['list'], { cwd: 'src' }).exitCode).toBe(0);
  expect(project.kuvert(['list', '--config', '../kuvert.config.ts'], { cwd: 'src' }).exitCode).toBe(0);
});

test('explain tells all of a code, by its number and by its reason', () => {
  using project = createProject(usual);
  const { stdout, exitCode } = project.kuvert(['explain', '5003']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`PROJECT_LOCKED 423
  code     5003
  status   423
  message  Project {slug} is locked
  params   slug (text, number or boolean)
  retry    never: sending it again does not help

  code (this API's)
    {
      "code": 5003,
      "message": "Project slug is locked"
    }
`);
  for (const envelope of ['status', 'problem', 'json-api', 'jsend', 'google-rpc']) {
    expect(stdout).toContain(`\n  ${envelope}\n    {`);
  }
  expect(project.kuvert(['explain', 'project_locked']).stdout).toBe(stdout);
  expect(project.kuvert(['explain', '1']).stdout).toContain('speaks for  internal, notImplemented, unavailable');
});

test('several APIs are told apart', () => {
  using project = createProject({
    'contract.ts': contract(locked),
    'kuvert.config.ts': `import { api } from './contract.ts'; export default { apis: { crm: api, shop: api }, docs: { out: 'docs' } };`,
  });
  expect(project.kuvert(['list', 'locked']).stdout).toContain('crm   5003  PROJECT_LOCKED');
  expect(project.kuvert(['docs', '--format', 'json']).stdout).toBe(
    'wrote docs/crm/codes.json\nwrote docs/shop/codes.json\n',
  );
  expect(project.kuvert(['lock']).exitCode).toBe(0);
  expect(Object.keys((JSON.parse(project.read('kuvert.lock.json')) as { apis: object }).apis)).toEqual(['crm', 'shop']);
});

const broken: readonly (readonly [
  title: string,
  exitCode: number,
  args: readonly string[],
  says: RegExp,
  files?: Readonly<Record<string, string>>,
  options?: Options,
])[] = [
  ['an unknown command', 2, ['lsit'], /there is no command lsit \(did you mean list\?\); see kuvert --help/],
  ['an unknown option', 2, ['check', '--stirct'], /has no option --stirct \(did you mean --strict\?\)/],
  ['an unknown short option', 2, ['list', '-x'], /'-x'/],
  ['an option without its value', 2, ['list', '--status'], /argument missing/],
  ['a value for a flag', 2, ['check', '--strict=yes'], /does not take an argument/],
  ['an argument too many', 2, ['list', 'a', 'b'], /has no use for "b"/],
  ['a status that is none', 2, ['list', '--status', '9xx'], /--status 9xx is no status/],
  ['no argument', 2, ['explain'], /kuvert explain needs <code>/],
  [
    'an unknown code',
    2,
    ['explain', 'PROJECT_LOKED'],
    /there is no code PROJECT_LOKED \(did you mean PROJECT_LOCKED\?\)/,
  ],
  ['a code that an object inherits', 2, ['explain', 'constructor'], /there is no code constructor/],
  ['a format that is none', 2, ['docs', '--format', 'pdf'], /--format pdf is none/],
  ['one lock to compare', 2, ['diff', 'a.json'], /name the other one as well/],
  ['a gate for nobody', 2, ['diff', '--gate'], /--gate needs to know whose changesets count/],
  ['a package that is none', 2, ['diff', '--write-changeset', "a': major"], /is no name of a package/],
  ['no config', 3, ['list'], /there is no kuvert\.config\.ts here or above/, { 'kuvert.config.ts': '' }],
  ['a named config that is not there', 3, ['list', '--config', 'other.ts'], /there is no file other\.ts/],
  [
    'a config that throws',
    3,
    ['list'],
    /cannot be loaded: boom; mend it/,
    { 'kuvert.config.ts': "throw new Error('boom')" },
  ],
  [
    'a config that throws nothing',
    3,
    ['list'],
    /cannot be loaded: undefined/,
    { 'kuvert.config.ts': 'throw undefined' },
  ],
  ['a config that does not parse', 3, ['list'], /cannot be loaded/, { 'kuvert.config.ts': 'export default {' }],
  ['a config without an export', 3, ['list'], /has no default export/, { 'kuvert.config.ts': 'export {}' }],
  ['a config with a list', 3, ['list'], /has no default export/, { 'kuvert.config.ts': 'export default []' }],
  ['a config without an API', 3, ['list'], /either api or apis/, { 'kuvert.config.ts': 'export default {}' }],
  ['a config with no APIs', 3, ['list'], /no API in apis/, { 'kuvert.config.ts': 'export default { apis: {} }' }],
  [
    'an API that is no contract',
    3,
    ['list'],
    /no contract for api/,
    { 'kuvert.config.ts': 'export default { api: {} }' },
  ],
  [
    'an API with a path for a name',
    3,
    ['list'],
    /names an API "\.\.\/a"/,
    { 'kuvert.config.ts': "export default { apis: { '../a': 1 } }" },
  ],
  ['a member that no config has', 3, ['list'], /has the member dosc/, { 'kuvert.config.ts': config('dosc: {}') }],
  [
    'a rule that is none',
    3,
    ['check'],
    /has the rule smae-text/,
    { 'kuvert.config.ts': config("check: { rules: { 'smae-text': 'off' } }") },
  ],
  [
    'a level that is none',
    3,
    ['check'],
    /the level loud/,
    { 'kuvert.config.ts': config("check: { rules: { unused: 'loud' } }") },
  ],
  [
    'sources that find nothing',
    3,
    ['check'],
    /sources finds no file/,
    { 'kuvert.config.ts': config("sources: ['none/**']") },
  ],
  [
    'a registry that breaks a rule',
    3,
    ['list'],
    /code 1000 is used by/,
    { 'contract.ts': contract("TWICE: { code: 1000, status: 400, message: 'Twice' },") },
  ],
  [
    'a Node without TypeScript',
    3,
    ['list'],
    /cannot import .*run Node 22\.18 or later/,
    {},
    { node: ['--no-experimental-strip-types'] },
  ],
  ['no lock', 4, ['diff'], /there is no file .*kuvert\.lock\.json; write it with kuvert lock/],
  ['a lock that is no JSON', 4, ['diff'], /kuvert\.lock\.json is no JSON/, { 'kuvert.lock.json': '{' }],
  ['a lock that is none', 4, ['diff'], /is no lock: it does not say/, { 'kuvert.lock.json': '[]' }],
  ['a lock of a newer format', 4, ['diff'], /of a newer kuvert; update/, { 'kuvert.lock.json': '{ "kuvertLock": 9 }' }],
  [
    'a lock with half a code',
    4,
    ['diff'],
    /is no lock: apis\.api has no envelope/,
    { 'kuvert.lock.json': '{ "kuvertLock": 1, "apis": { "api": { "codes": { "A": {} } } } }' },
  ],
  ['a source that is not there', 4, ['import', 'none.md'], /there is no file .*none\.md/],
  ['a source that is a folder', 4, ['import', 'node_modules'], /cannot be read/],
  ['a source that tells of nothing', 4, ['import', 'empty.md'], /tells of no codes/, { 'empty.md': '# Nothing' }],
  ['a source that is no JSON', 4, ['import', 'a.json'], /is no json/, { 'a.json': '{' }],
  ['no repository', 4, ['diff', '--from', 'main'], /git knows no revision main/],
  ['docs that cannot be written', 5, ['docs', '--out', 'package.json'], /cannot be written/],
  [
    'a lock that cannot be written',
    5,
    ['lock'],
    /cannot be written/,
    { 'kuvert.config.ts': config("lock: 'package.json/lock'") },
  ],
  [
    'a registry that cannot be written',
    5,
    ['import', 'a.csv', '--out', 'node_modules'],
    /cannot be written/,
    { 'a.csv': 'code,message\n1,Bad' },
  ],
  ['a changeset without its folder', 5, ['diff', '--write-changeset', 'a'], /run changeset init/],
];

const runs = broken.map(([title, exitCode, args, says, files = {}, options = {}]) => {
  return { title, exitCode, args, says, files, options };
});

test.each(runs)('$title ends with $exitCode and one line', ({ title, exitCode, args, says, files, options }) => {
  using project = createProject({ ...usual, ...files });
  if (title === 'no config') rmSync(join(project.folder, 'kuvert.config.ts'));
  if (/^a (?:gate|package|changeset)/.test(title)) lockBefore(project);
  const ran = project.kuvert(args, options);
  expect(ran.stderr).toMatch(/^\[@kuvert\/cli\] [^\n]*[^.\n]\.\n$/);
  expect(ran.stderr).toMatch(says);
  expect(ran).toMatchObject({ exitCode, stdout: '' });
});

/** A lock of a contract that has one code less. */
function lockBefore({ write, kuvert }: Project): void {
  write({ 'contract.ts': contract() });
  expect(kuvert(['lock']).exitCode).toBe(0);
  write({ 'contract.ts': contract(locked) });
}

test.each([
  ['never settles', 'await new Promise(() => {});', 3, /is never done with loading; mend it/],
  [
    'fails in the background',
    "Promise.reject(new Error('boom')); await new Promise((done) => setTimeout(done, 100));",
    3,
    /fails in the background: Error: boom/,
  ],
  ['keeps the process alive', 'setInterval(() => {}, 1000);', 0, /^$/],
])('a config that %s ends all the same', (_title, text, exitCode, says) => {
  using project = createProject({ ...usual, 'kuvert.config.ts': `${text}\n${config()}` });
  const { stderr, ...ran } = project.kuvert(['list']);
  expect(ran).toMatchObject({ exitCode });
  expect(stderr).toMatch(says);
  expect(stderr.split('\n').length).toBeLessThan(3);
});

test('--verbose shows the cause, and nothing else does', () => {
  using project = createProject({ 'kuvert.config.mjs': "throw new Error('boom')" });
  expect(project.kuvert(['list']).stderr).not.toContain('    at ');
  expect(project.kuvert(['list', '--verbose']).stderr).toContain('Error: boom\n    at ');
});

test('a config may be JavaScript', () => {
  using project = createProject({
    'contract.mjs': contract(),
    'kuvert.config.mjs':
      "export { api } from './contract.mjs'; import { api } from './contract.mjs'; export default { api };",
  });
  expect(project.kuvert(['list'], { node: ['--no-experimental-strip-types'] }).stdout).toContain('ROUTE_NOT_FOUND');
});

test('help and version are there, for each command too', () => {
  using project = createProject();
  const { stdout } = project.kuvert(['--help']);
  for (const name of ['list', 'explain', 'check', 'docs', 'lock', 'diff', 'import']) {
    expect(stdout).toContain(name);
    const help = project.kuvert([name, '--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toContain('--json');
    expect(help.stdout).not.toContain('\u001b');
  }
  expect(project.kuvert(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(project.kuvert([]).stdout).toBe(stdout);
});

test('a table of thousands of codes is listed, locked and documented, and a reader may leave early', () => {
  const many = Array.from(
    { length: 5000 },
    (_, at) => `CODE_${at}: { code: ${10_000 + at}, status: 400, message: 'No ${at}' },`,
  );
  using project = createProject({ 'contract.ts': contract(many.join('\n')), 'kuvert.config.ts': config() });
  expect(project.kuvert(['list']).stdout.split('\n')).toHaveLength(5007);
  expect(project.kuvert(['lock']).exitCode).toBe(0);
  expect(project.kuvert(['diff']).stdout).toBe('Nothing changed.\n');
  expect(project.kuvert(['docs', '--out', 'docs']).exitCode).toBe(0);
  const program = join(import.meta.dirname, '../dist/main.js');
  const { stdout, stderr } = spawnSync('sh', ['-c', '"$0" "$1" list | head -n 1', process.execPath, program], {
    cwd: project.folder,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('reason');
});

test('a message in any script, and one as long as may be, stays one line', () => {
  const long = 'x'.repeat(1000);
  using project = createProject({
    'contract.ts': contract(
      `WIDE: { code: 7, status: 400, message: '項目が見つかりません 👩‍👩‍👧 ' }, LONG: { code: 8, status: 400, message: '${long}' },`,
    ),
    'kuvert.config.ts': config(),
  });
  expect(project.kuvert(['list', 'wide']).stdout.split('\n')).toHaveLength(4);
  expect(project.kuvert(['list', 'long']).stdout).toContain(long);
});
