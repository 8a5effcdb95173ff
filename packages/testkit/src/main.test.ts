import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { flaws } from './flaws.fixture.ts';
import type { Running } from './harness.ts';
import { listen } from './listen.ts';
import { plain } from './plain.fixture.ts';
import { testServer } from './test-server.ts';

const main = join(import.meta.dirname, 'main.ts');

let server: Running | undefined;
afterEach(async () => server?.close());

async function run(...args: readonly string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...args], (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, out: stdout + stderr });
    });
  });
}

describe('kuvert-testkit', () => {
  it('passes a server that keeps every rule', async () => {
    server = await listen(plain(testServer()));
    const { code, out } = await run(server.url, '--grep', 'failure-');
    expect(out).toMatch(/^\d+ passed, 0 failed\n$/);
    expect(code).toBe(0);
  });

  it('says of a failed case what was wanted and why, what was sent and what came', async () => {
    const flawed = flaws.find(({ name }) => name === 'lets failures be cached') as (typeof flaws)[number];
    server = await listen(flawed.adapter(testServer()));
    const { code, out } = await run(server.url, '--grep', 'routing-unknown:');
    expect(code).toBe(1);
    for (const part of [
      '✗ routing-unknown: an unknown route is told so',
      'why: Express and Hono answer HTML or text',
      '→ GET /routing/nowhere',
      '← HTTP/1.1 404 Not Found',
      'headers: Cache-Control is max-age=60, not no-store',
      '0 passed, 1 failed',
    ])
      expect(out).toContain(part);
  });

  it('counts what a server lacks, with the reason, and writes all of it as JSON', async () => {
    server = await listen(plain(testServer()));
    const folder = await mkdtemp(join(tmpdir(), 'kuvert-'));
    const file = join(folder, 'report.json');
    const { code, out } = await run(
      server.url,
      '--grep',
      'throws-late',
      '--lacks',
      'early heads=a = b',
      '--json',
      file,
    );
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/^- \d+ not run: lacks early heads: a = b\n0 passed, 0 failed, \d+ lacking\n$/),
    ]);
    const report = JSON.parse(await readFile(file, 'utf8')) as { results: unknown[] };
    expect(report).toMatchObject({ passed: 0, failed: 0 });
    expect(report.results[0]).toMatchObject({ id: expect.any(String), lacking: 'lacks early heads: a = b' });
    await rm(folder, { recursive: true });
  });

  it('lists the table with its reasons', async () => {
    const { code, out } = await run('--list', '--grep', 'throws-null:');
    expect([code, out]).toEqual([
      0,
      'throws-null: null that is thrown is an internal error (Koa hangs, Express takes it for nothing)\n',
    ]);
  });

  it('fails a server that is not there', async () => {
    const { code, out } = await run('http://127.0.0.1:9', '--grep', 'routing-unknown:');
    expect([code, out]).toEqual([1, expect.stringContaining('alive: the server does not answer')]);
  });

  it.each([
    [[]],
    [['not a url']],
    [['ftp://127.0.0.1']],
    [['--what', 'http://127.0.0.1']],
    [['http://127.0.0.1', '--lacks', 'early heads']],
    [['http://127.0.0.1', '--lacks', 'x=y']],
  ])('refuses the command line %j', async (args) => {
    const { code, out } = await run(...args);
    expect([code, out]).toEqual([2, expect.stringContaining('kuvert-testkit <url> [options]')]);
  });
});
