import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './paths.ts';
import { createProject } from './project.ts';
import type { Project } from './project.ts';
import { run } from './run.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const contract = /```js\n\/\/ contract\.mjs\n(.+?)```/s.exec(readme)?.[1] ?? '';
const config = `import { defineConfig } from '@kuvert/cli';
import { api } from './contract.mjs';

export default defineConfig({ api, docs: { out: 'docs' } });
`;

describe('a user of the command', () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject(['@kuvert/cli', '@kuvert/core']);
    await project.write({
      'contract.mjs': contract,
      'kuvert.config.mjs': config,
      'codes.md': '| Code | Text |\n|-|-|\n| 7 | No |\n',
    });
  }, 120_000);
  afterAll(async () => project.remove());

  const kuvert = async (...args: readonly string[]): ReturnType<typeof run> =>
    run('node', ['node_modules/.bin/kuvert', ...args], project.folder);

  test.each([
    [['--version'], /^0\.\d+\.\d+$/m],
    [['list'], /5000 {2}PROJECT_NOT_FOUND {3}404 {5}Project \{slug\} not found/],
    [['explain', '5000'], /"code": 5000/],
    [['check'], /Nothing is wrong/],
    [['lock'], /wrote kuvert\.lock\.json/],
    [['diff'], /Nothing changed/],
    [['docs'], /wrote docs\/codes\.md/],
    [['import', 'codes.md'], /NO: \{ code: 7, status: 400, message: 'No' \}/],
  ])('runs kuvert %j', async (args, says) => {
    const { status, output } = await kuvert(...args);
    expect(output).toMatch(says);
    expect(status).toBe(0);
  });

  test('is told what is missing for an OpenAPI document', async () => {
    const { status, output } = await kuvert('openapi');
    expect(output).toMatch(/has no info or no operations; give it both/);
    expect(status).toBe(3);
  });
});
