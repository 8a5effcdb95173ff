import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
}

async function start(variables: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Vitest has a BASE_URL of its own.
    env: { ...process.env, BASE_URL: '', PORT: '0', ...variables },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout)) return { child, url: line.replace('listening on ', '') };
  throw new Error('it went before it listened');
}

async function stop({ child }: Started): Promise<unknown> {
  child.kill('SIGTERM');
  return (await once(child, 'exit'))[0];
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-worker-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('without an upstream it brings one along', async () => {
  const server = await start();
  const response = await fetch(`${server.url}/v1/projects/maple/downloads`);
  expect(await response.json()).toMatchObject({ data: { total: 40_018 } });
  expect(await stop(server)).toBe(0);
});

test('what D1 was told is still there after a restart', async () => {
  const folder = await makeFolder();
  const statuses: number[] = [];
  for (let run = 1; run <= 2; run += 1) {
    const server = await start({ DATABASE: folder });
    const body = JSON.stringify({ name: 'Yara Costa', email: 'yara.costa@example.com', currency: 'BRL' });
    const headers = { 'content-type': 'application/json' };
    statuses.push((await fetch(`${server.url}/crm/v1/leads`, { method: 'POST', headers, body })).status);
    await stop(server);
  }
  expect(statuses).toEqual([201, 409]);
});

test('the requests that come first, and at once, find one database', async () => {
  const server = await start();
  const urls = Array.from({ length: 20 }, () => `${server.url}/v1/users/grace`);
  const hungUp = fetch(urls[0] ?? '', { signal: AbortSignal.timeout(4) }).catch(() => undefined);
  const statuses = await Promise.all(urls.map(async (url) => (await fetch(url)).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
  await hungUp;
  await stop(server);
});

test('workerd does not outlive whoever started it', async () => {
  // Whoever is killed leaves its temporary files behind.
  const { child, url } = await start({ TMPDIR: await makeFolder() });
  expect(await answers(url)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  for (let tries = 0; tries < 100 && (await answers(url)); tries += 1) await after(20);
  expect(await answers(url)).toBe(false);
});
