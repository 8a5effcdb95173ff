import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contract, createProject, locked } from './project.fixture.ts';

const files = {
  'contract.ts': `import { defineOperations } from '@kuvert/core/operations';
${contract(locked)}
export const operations = defineOperations(api, {
  lockProject: { method: 'POST', path: '/projects/{slug}/lock', ok: { status: 204 }, errors: ['PROJECT_LOCKED'] },
});`,
  'kuvert.config.ts': `import { defineConfig } from '@kuvert/cli';
import { api, operations } from './contract.ts';
export default defineConfig({ api, operations, info: { title: 'Acme', version: '1.0.0' } });`,
};

test('the document is printed as JSON, or as YAML that says the same', () => {
  using project = createProject(files);
  const { stdout, exitCode } = project.kuvert(['openapi']);
  expect(exitCode).toBe(0);
  const document: unknown = JSON.parse(stdout);
  expect(document).toMatchObject({
    openapi: '3.1.1',
    info: { title: 'Acme', version: '1.0.0' },
    paths: { '/projects/{slug}/lock': { post: { operationId: 'lockProject' } } },
  });
  expect(parse(project.kuvert(['openapi', '--format', 'yaml']).stdout)).toEqual(document);
  expect(JSON.parse(project.kuvert(['openapi', '--json']).stdout)).toEqual(document);
});

test('it is written where it is said to, and --check tells when it is old', () => {
  using project = createProject(files);
  expect(project.kuvert(['openapi', '--check', '--out', 'openapi.yaml'])).toMatchObject({ exitCode: 1 });
  expect(project.kuvert(['openapi', '--out', 'openapi.yaml']).stdout).toBe('wrote openapi.yaml\n');
  expect(project.read('openapi.yaml')).toMatch(/^openapi: 3\.1\.1\n/);
  expect(project.kuvert(['openapi', '--check', '--out', 'openapi.yaml'])).toMatchObject({ exitCode: 0 });
  project.write({ 'contract.ts': files['contract.ts'].replace('is locked', 'is shut') });
  expect(project.kuvert(['openapi', '--check', '--out', 'openapi.yaml'])).toMatchObject({ exitCode: 1 });
});

test('what it writes is read back by import: the same codes', () => {
  using project = createProject(files);
  project.kuvert(['openapi', '--out', 'openapi.json']);
  expect(project.kuvert(['import', 'openapi.json']).stdout).toContain('code: 5003');
});

test.each([
  ['no operations', 3, ['openapi'], 'export default { api }'],
  [
    'operations that are none',
    3,
    ['openapi'],
    "export default { api, operations: 7, info: { title: 'a', version: '1' } }",
  ],
  ['several APIs and none named', 2, ['openapi'], 'export default { apis: { a: api, b: api } }'],
  ['an API that is not there', 2, ['openapi', '--api', 'constructor'], 'export default { apis: { a: api, b: api } }'],
])('with %s it ends with %i and one line', (_title, exitCode, args, config) => {
  using project = createProject({ ...files, 'kuvert.config.ts': `import { api } from './contract.ts'; ${config}` });
  const ran = project.kuvert(args);
  expect(ran).toMatchObject({ exitCode, stdout: '' });
  expect(ran.stderr).toMatch(/^\[@kuvert\/cli\] [^\n]*\n$/);
});

test('formats that are none, and a check without a file, are mistakes of the command line', () => {
  using project = createProject(files);
  expect(project.kuvert(['openapi', '--format', 'xml']).exitCode).toBe(2);
  expect(project.kuvert(['openapi', '--check']).exitCode).toBe(2);
});
