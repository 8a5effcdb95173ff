import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './paths.ts';
import { createProject } from './project.ts';
import type { Project } from './project.ts';
import { run } from './run.ts';

const readme = readFileSync(join(root, 'packages/testkit/README.md'), 'utf8');
const harness = /```js\n\/\/ conformance\.test\.mjs\n(.+?)```/s.exec(readme)?.[1] ?? '';

describe('an author of an adapter', () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject(['@kuvert/testkit', '@kuvert/fetch']);
  }, 120_000);
  afterAll(async () => project.remove());

  test('runs the suite as the README says', async () => {
    await project.write({ 'conformance.test.mjs': harness });
    const { status, output } = await run('node', ['--test', 'conformance.test.mjs'], project.folder);
    expect(output).toMatch(/\btests [5-9]\d\d\b/);
    expect(output).toMatch(/\bfail 0\b/);
    expect(status).toBe(0);
  });

  test('sees what is wrong with an adapter', async () => {
    await project.write({ 'broken.test.mjs': harness.replace('limit: bodyLimit', 'limit: 1') });
    const { status, output } = await run('node', ['--test', 'broken.test.mjs'], project.folder);
    expect(output).toContain('✗ body-json: a JSON body is read and validated');
    expect(output).toContain('alike: the status is 413, not 201');
    expect(status).toBe(1);
  }, 60_000);

  test('asks the command line for the table', async () => {
    const { status, output } = await run('node', ['node_modules/.bin/kuvert-testkit', '--list'], project.folder);
    expect(output).toContain('throws-null: null that is thrown is an internal error (');
    expect(status).toBe(0);
  });
});
