import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeTypes } from './describe-types.ts';
import { nodes, root } from './paths.ts';
import { createProject } from './project.ts';
import type { Project } from './project.ts';
import { readFile, readQuickStart } from './quick-start.ts';
import { run } from './run.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';

const readme = (path: string): string => readFileSync(join(root, path, 'README.md'), 'utf8');

describe('a user of the client', () => {
  let project: Project;
  beforeAll(async () => {
    const { install, files } = readQuickStart(readme('.'), 'Hono');
    project = await createProject([...install, '@kuvert/client', 'typescript@^5.9', '@types/node@^22']);
    const client = readFile(readme('packages/client'), '@kuvert/client', 'client.mjs');
    await project.write({ ...files, 'client.mjs': client });
  }, 180_000);
  afterAll(async () => project.remove());

  describe.each(Object.entries(nodes))('on %s', (_version, node) => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startServer(node, 'server.mjs', project.folder);
    }, 60_000);
    afterAll(async () => server.stop());

    test('reads what the quick start’s server answers, as the README says', async () => {
      const { status, output } = await run(node, ['client.mjs', server.url], project.folder);
      expect(output).toBe("{ slug: 'alder' }\nbaobab is not there (5000)\n");
      expect(status).toBe(0);
    });

    test('is told when there is no server', async () => {
      const { output } = await run(node, ['client.mjs', 'http://127.0.0.1:1'], project.folder);
      expect(output).toMatch(/^(?:network: .+\n){2}$/);
    });
  });

  describeTypes({ fixture: 'client.ts' }, () => project);
});
