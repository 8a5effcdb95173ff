import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Consumer } from './consumer.ts';
import { fixtures, nodes, root } from './paths.ts';
import type { Project } from './project.ts';
import { readFile, readQuickStart } from './quick-start.ts';
import { run } from './run.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';
import { readTarballs, withDependencies } from './tarballs.ts';

/** The quick start of the README that this consumer follows. */
export const quickStartOf = ({ heading }: Consumer) =>
  readQuickStart(readFileSync(join(root, 'README.md'), 'utf8'), heading);

/** How the quick start's server is loaded: by the file that does it. */
const entries = {
  'run as it is': ['server.mjs', undefined],
  'loaded by require': ['main.cjs', "require('./server.mjs');\n"],
} as const;

/** Everything one can import from a package and from those it depends on. */
async function modulesOf(name: string): Promise<readonly string[]> {
  const tarballs = await readTarballs();
  return [...withDependencies(tarballs, [name])].flatMap((found) =>
    Object.entries(tarballs.get(found)?.manifest.exports ?? {}).flatMap(([subpath, target]) =>
      typeof target === 'string' ? [] : [posix.join(found, subpath)],
    ),
  );
}

async function ask(url: string, init?: RequestInit) {
  const response = await fetch(url, init);
  expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
  expect(response.headers.get('x-request-id')).toMatch(/^\S{8,}$/);
  return { status: response.status, allow: response.headers.get('allow'), body: await response.json() };
}

const answer = (status: number, body: object) => ({ status, allow: null, body });

function describeAnswers(consumer: Consumer, urlOf: () => string, parsesBodies = false): void {
  test('answers a success in the envelope', async () => {
    const body = { code: 0, message: 'OK', data: { slug: 'alder' } };
    expect(await ask(`${urlOf()}/projects/alder`)).toEqual(answer(200, body));
  });
  test('answers an unknown project with its own code', async () => {
    const body = { code: 5000, message: 'Project baobab not found' };
    expect(await ask(`${urlOf()}/projects/baobab`)).toEqual(answer(404, body));
  });
  test('answers an unknown route in the envelope', async () => {
    expect(await ask(`${urlOf()}/nowhere`)).toEqual(answer(404, { code: 2, message: 'Route not found' }));
  });
  test('answers a path that does not decode in the envelope', async () => {
    const body = { code: 1000, message: 'Invalid parameters' };
    expect(await ask(`${urlOf()}/projects/%ff`)).toEqual(answer(400, body));
  });
  if (consumer.routesByMethod) {
    test('answers a wrong method with those the route has', async () => {
      expect(await ask(`${urlOf()}/projects/alder`, { method: 'DELETE' })).toEqual({
        status: 405,
        allow: 'GET, HEAD',
        body: { code: 2, message: 'Route not found' },
      });
    });
  }
  if (parsesBodies) {
    test('answers malformed JSON in the envelope', async () => {
      const headers = { 'content-type': 'application/json' };
      const asked = ask(`${urlOf()}/projects/alder`, { method: 'POST', headers, body: '{"slug"' });
      expect(await asked).toEqual(answer(400, { code: 1000, message: 'Invalid parameters' }));
    });
  }
}

/** Describes what the quick start does in a project that has it installed, on every Node and however it is loaded. */
export async function describeQuickStart(consumer: Consumer, projectOf: () => Project): Promise<void> {
  const modules = await modulesOf(consumer.package);
  const names = new Map([
    ['@kuvert/core', expect.arrayContaining(['ApiError', 'defineCodes', 'defineContract', 'isFailure'])],
    [consumer.package, consumer.names],
  ]);

  describe.each(Object.entries(nodes))('the quick start on %s', (_version, node) => {
    describe.each(Object.entries(entries))('%s', (_way, [file, text]) => {
      let server: RunningServer;
      beforeAll(async () => {
        const project = projectOf();
        if (text !== undefined) await project.write({ [file]: text });
        server = await startServer(node, file, project.folder);
      }, 60_000);
      afterAll(async () => server.stop());

      describeAnswers(consumer, () => server.url);
    });

    const { otherWay } = consumer;
    if (otherWay !== undefined) {
      describe(`written ${otherWay.heading.toLowerCase()}`, () => {
        let server: RunningServer;
        beforeAll(async () => {
          const { folder, write } = projectOf();
          const readme = readFileSync(join(root, otherWay.readme), 'utf8');
          await write({ 'other.mjs': readFile(readme, otherWay.heading, 'server.mjs') });
          server = await startServer(node, 'other.mjs', folder);
        }, 60_000);
        afterAll(async () => server.stop());

        describeAnswers(consumer, () => server.url, true);
      });
    }

    test('require gives the names of every module, and the same module as import', async () => {
      const project = projectOf();
      await project.write({ 'modules.cjs': readFileSync(join(fixtures, 'modules.cjs'), 'utf8') });
      // Node 20 warns, once, that require has loaded an ES module.
      const { output } = await run(node, ['--no-warnings', 'modules.cjs', ...modules], project.folder);
      expect(output).toMatch(/^\[.+\]\n$/);
      expect(JSON.parse(output)).toEqual(
        modules.map((name) => ({ name, names: names.get(name) ?? expect.any(Array), same: true })),
      );
    });
  });
}
