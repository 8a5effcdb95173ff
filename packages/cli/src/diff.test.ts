import { expect, test } from 'vitest';
import { config, contract, createProject, locked } from './project.fixture.ts';
import type { Project } from './project.fixture.ts';

const files = { 'contract.ts': contract(locked), 'kuvert.config.ts': config("packages: ['@acme/contract']") };

function locking(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): Project {
  const project = createProject(before);
  expect(project.kuvert(['lock'])).toMatchObject({ exitCode: 0, stdout: 'wrote kuvert.lock.json\n' });
  project.write(after);
  return project;
}

const changeset = (bump: string): string => `---\n"@acme/contract": ${bump}\n---\n\nSomething.\n`;

test('the lock has the same bytes each time, and --check says when it is old', () => {
  using project = locking(files, {});
  const text = project.read('kuvert.lock.json');
  expect(project.kuvert(['lock', '--check'])).toMatchObject({ exitCode: 0, stdout: 'Everything is up to date.\n' });
  // As git writes it on Windows.
  project.write({ 'kuvert.lock.json': text.replaceAll('\n', '\r\n') });
  expect(project.kuvert(['lock', '--check']).exitCode).toBe(0);
  project.write({ 'contract.ts': contract() });
  expect(project.kuvert(['lock', '--check'])).toMatchObject({
    exitCode: 1,
    stdout: 'out of date  kuvert.lock.json\nRun kuvert lock, and commit what it writes.\n',
  });
  project.write({ 'contract.ts': contract(locked) });
  project.kuvert(['lock']);
  expect(project.read('kuvert.lock.json')).toBe(text);
});

test('diff tells what changed since the lock, as a table, as Markdown and as JSON', () => {
  using project = locking(files, { 'contract.ts': contract(locked.replace('423', '409')) });
  expect(project.kuvert(['diff'])).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `major  status-changed  PROJECT_LOCKED  423 → 409  a client that goes by the status does something else
This takes a major release (1 major).
`,
  });
  expect(project.kuvert(['diff', '--format', 'markdown']).stdout).toBe(`| takes | what | kind | change | because |
| --- | --- | --- | --- | --- |
| major | \`PROJECT_LOCKED\` | status-changed | 423 → 409 | a client that goes by the status does something else |

This takes a major release (1 major).
`);
  const json = project.kuvert(['diff', '--format', 'json']).stdout;
  expect(JSON.parse(json)).toMatchObject({ bump: 'major', refused: false, changes: [{ kind: 'status-changed' }] });
  expect(project.kuvert(['diff', '--json']).stdout).toBe(json);
});

test('two lock files are compared without a config', () => {
  using project = locking(files, { 'contract.ts': contract() });
  project.write({ 'old.json': project.read('kuvert.lock.json') });
  project.kuvert(['lock']);
  expect(project.kuvert(['diff', '../old.json', '../kuvert.lock.json'], { cwd: 'node_modules' }).stdout).toContain(
    'code-removed  PROJECT_LOCKED',
  );
});

test('a retired number that is taken again is refused, by diff and by lock, and the lock is left as it was', () => {
  using project = locking(
    { ...files, 'contract.ts': contract('', '{ retired: [5003] }') },
    { 'contract.ts': contract(locked) },
  );
  const before = project.read('kuvert.lock.json');
  const { exitCode, stdout } = project.kuvert(['diff', '--write-changeset', 'a']);
  expect(exitCode).toBe(6);
  expect(stdout).toContain('refused  retired-taken');
  expect(stdout).toContain('takes 5003, which is retired');
  expect(stdout).toContain('No changeset was written.');
  expect(project.kuvert(['lock'])).toEqual({
    exitCode: 6,
    stdout: '',
    stderr: '[@kuvert/cli] PROJECT_LOCKED takes 5003, which is retired; give it another code.\n',
  });
  expect(project.read('kuvert.lock.json')).toBe(before);
});

test('a reserved number that is taken is a warning', () => {
  using project = locking(
    { ...files, 'contract.ts': contract('', '{ reserved: [5003] }') },
    { 'contract.ts': contract(locked) },
  );
  const { exitCode, stdout } = project.kuvert(['diff']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('warning: takes 5003, which is reserved');
});

test('--from compares with the lock at a revision', () => {
  using project = locking(files, {});
  project.git('init', '-q');
  project.git('add', 'kuvert.lock.json', 'contract.ts');
  project.git('commit', '-qm', 'one');
  project.git('tag', 'v1');
  project.write({ 'contract.ts': contract() });
  project.kuvert(['lock']);
  project.git('commit', '-qam', 'two');
  expect(project.kuvert(['diff']).stdout).toBe('Nothing changed.\n');
  expect(project.kuvert(['diff', '--from', 'v1']).stdout).toContain('code-removed  PROJECT_LOCKED');
  expect(project.kuvert(['diff', '--from', 'HEAD~1']).stdout).toContain('code-removed  PROJECT_LOCKED');
  for (const revision of ['v2', '--output=stolen', 'HEAD:contract.ts', '', '$(touch stolen)']) {
    expect(project.kuvert(['diff', `--from=${revision}`])).toMatchObject({ exitCode: 4, stdout: '' });
  }
  expect(project.git('status', '--short')).not.toContain('stolen');
  project.git('rm', '-q', '--cached', 'kuvert.lock.json');
  project.git('commit', '-qm', 'three');
  expect(project.kuvert(['diff', '--from', 'HEAD']).stderr).toBe(
    '[@kuvert/cli] there is no kuvert.lock.json at HEAD; name a revision that has one.\n',
  );
});

test('the gate wants a changeset that promises as much as the change is', () => {
  using project = locking(files, { 'contract.ts': contract(), '.changeset/README.md': 'no changeset' });
  expect(project.kuvert(['diff', '--gate'])).toMatchObject({ exitCode: 1 });
  expect(project.kuvert(['diff', '--gate']).stdout).toContain('@acme/contract needs a major changeset, and has none.');
  project.write({ '.changeset/a.md': changeset('minor') });
  expect(project.kuvert(['diff', '--gate']).stdout).toContain('@acme/contract needs a major changeset, and has minor.');
  expect(JSON.parse(project.kuvert(['diff', '--gate', '--json']).stdout)).toMatchObject({
    gate: { ok: false, missing: [{ package: '@acme/contract', promised: 'minor', needed: 'major' }] },
  });
  expect(project.kuvert(['diff', '--gate', '--package', 'other']).exitCode).toBe(1);
  project.write({ '.changeset/b.md': changeset('major').replaceAll('\n', '\r\n') });
  expect(project.kuvert(['diff', '--gate'])).toMatchObject({ exitCode: 0 });
  // Where nothing changed, nothing needs to be promised.
  project.kuvert(['lock']);
  expect(project.kuvert(['diff', '--gate', '--package', 'other']).exitCode).toBe(0);
});

test('at 0.x a minor changeset is enough for what breaks, and a patch for what is new', () => {
  using project = locking(files, { 'contract.ts': contract(), '.changeset/a.md': changeset('patch') });
  expect(project.kuvert(['diff', '--gate', '--zero']).stdout).toContain('needs a minor changeset, and has patch.');
  expect(project.kuvert(['diff', '--zero', '--write-changeset', '@acme/contract']).exitCode).toBe(0);
  expect(project.kuvert(['diff', '--gate', '--zero']).exitCode).toBe(0);
  expect(project.kuvert(['diff', '--gate']).exitCode).toBe(1);
  project.kuvert(['lock']);
  project.write({ 'contract.ts': contract(locked) });
  expect(project.kuvert(['diff', '--gate', '--zero']).exitCode).toBe(0);
});

test.each([
  ['no front matter', 'Something.'],
  ['a front matter without an end', '---\n"a": major\n'],
  ['no YAML', '---\n"a: {\n---\n'],
  ['a bump that is none', '---\n"a": huge\n---\n'],
  ['a bump that is an object', '---\n"a": { b: 1 }\n---\n'],
])('a changeset with %s is said to be wrong', (_title, text) => {
  using project = locking(files, { 'contract.ts': contract(), '.changeset/bad.md': text });
  const { exitCode, stderr } = project.kuvert(['diff', '--gate']);
  expect(exitCode).toBe(4);
  expect(stderr).toMatch(/^\[@kuvert\/cli\] .*bad\.md .*\n$/);
});

test('an empty changeset promises nothing', () => {
  using project = locking(files, { 'contract.ts': contract(), '.changeset/empty.md': '---\n---\n' });
  expect(project.kuvert(['diff', '--gate']).exitCode).toBe(1);
});

test('a changeset is written that the gate takes, once for the same change', () => {
  using project = locking(files, { 'contract.ts': contract(), '.changeset/config.json': '{}' });
  const first = project.kuvert(['diff', '--write-changeset', '@acme/contract']).stdout;
  const [, file = ''] = /Wrote (\S+)\.\n$/.exec(first) ?? [];
  expect(project.read(file)).toBe(`---
'@acme/contract': major
---

The contract of the API's codes changes:

- **major** \`PROJECT_LOCKED\`, code-removed: 5003 is gone; keep it under retired
`);
  expect(project.kuvert(['diff', '--write-changeset', '@acme/contract']).stdout).toContain(`Wrote ${file}.`);
  expect(project.kuvert(['diff', '--gate']).exitCode).toBe(0);
});

test('a lock that somebody has forged prints no escape sequences and breaks out of no cell', () => {
  using project = locking(files, {});
  const hostile = '\u001b[2J\u202e|<img src=x onerror=alert(1)> @everyone https://evil.example `x`\n| a |';
  const lock = project
    .read('kuvert.lock.json')
    .replace('Project {slug} is locked', JSON.stringify(hostile).slice(1, -1));
  project.write({ 'kuvert.lock.json': lock.replaceAll('"PROJECT_LOCKED"', '"__proto__"') });
  for (const format of ['table', 'markdown']) {
    const { stdout, exitCode } = project.kuvert(['diff', '--format', format]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('__proto__');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\u202e');
  }
  project.write({ 'kuvert.lock.json': lock });
  const { stdout } = project.kuvert(['diff', '--format', 'markdown']);
  expect(stdout.split('\n')).toHaveLength(6);
  expect(stdout).not.toMatch(/<img|@everyone|https:\/\/evil|(?<!\\)`x/);
});
