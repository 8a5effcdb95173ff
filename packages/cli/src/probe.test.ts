import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '@kuvert/testkit';
import { XMLValidator } from 'fast-xml-parser';
import { afterEach, beforeEach, expect, test } from 'vitest';

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

let folder = '';
const closing: (() => Promise<void>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuvert-probe-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all(closing.splice(0).map(async (close) => close()));
});

async function kuvert(...args: readonly string[]): Promise<Ran> {
  const program = join(import.meta.dirname, '../dist/main.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'probe', ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, exitCode: error === null ? 0 : Number(error.code) });
    });
  });
}

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = await listen(handle);
  closing.push(async () => server.close());
  return server.url;
}

/** Answers as a server with Kuvert answers an unknown route. */
const refuse = ({ headers }: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(404, {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'X-Request-Id': headers['x-request-id'] ?? 'none',
  });
  response.end('{"code":2,"message":"Route not found"}');
};

const only = ['--only', 'unknown-route,unknown-html', '--rate', '1000'];

test('a server that answers in its envelope passes, and the program says so while it asks and in the end', async () => {
  const { stdout, stderr, exitCode } = await kuvert(await serve(refuse), ...only);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: '2 passed, 0 failed, 0 not asked, in the code envelope\n',
  });
  expect(stderr.split('\n').map((line) => line.split(':', 1)[0])).toEqual(['✓ unknown-route', '✓ unknown-html', '']);
});

test('a server with pages of its own fails, and the report says what was asked, what came and why it matters', async () => {
  const url = await serve((_request, response) => response.writeHead(404).end('Cannot GET \u001b[31m'));
  const { stdout, exitCode } = await kuvert(url, ...only);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('→ GET /kuvert-probe-nowhere\n  ← HTTP/1.1 404 Not Found Cannot GET \ufffd[31m');
  expect(stdout).toContain('why: frameworks have a page of their own for it');
  expect(stdout).toContain('envelope: the body is not in the code envelope');
  expect(stdout).toMatch(/0 passed, 2 failed, 0 not asked, in the code envelope\n$/);
  expect(stdout).not.toContain('\u001b');
});

test('programs get JSON, and CI servers JUnit that is well-formed whatever came', async () => {
  const url = await serve((_request, response) =>
    response.writeHead(404, { 'X-Powered-By': 'a<&"\u00ff' }).end('<&"\u0000'),
  );
  const { stdout, exitCode } = await kuvert(url, ...only, '--json', '--junit', 'out/probe.xml');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    url,
    envelope: 'code',
    passed: 0,
    failed: 2,
    results: [{ id: 'unknown-route' }, {}],
  });
  const xml = readFileSync(join(folder, 'out/probe.xml'), 'utf8');
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).toContain('tests="2" failures="2" skipped="0"');
});

test('nothing is posted, and no path made up, unless one is named', async () => {
  const asked = new Set<string>();
  const url = await serve((request, response) => {
    asked.add(`${request.method} ${request.headers.authorization}`);
    refuse(request, response);
  });
  const skip = ['--skip', 'parser', '--rate', '1000', '--header', 'Authorization: Bearer abc'];
  const { stderr } = await kuvert(url, ...skip);
  expect([...asked].toSorted()).toEqual(['GET Bearer abc', 'HEAD Bearer abc']);
  expect(stderr).toContain('- body-malformed: a body that is no JSON is refused in the envelope (nobody has said');
  await kuvert(url, ...skip, '--post', '/things', '--only', 'body-malformed');
  expect(asked).toContain('POST Bearer abc');
});

test('an envelope that is named is the one that is looked for', async () => {
  const { stdout } = await kuvert(await serve(refuse), ...only, '--envelope', 'status');
  expect(stdout).toContain('the body is not in the status envelope');
});

test('a server that is not there is one line, and an exit code of its own', async () => {
  const url = await serve(refuse);
  await Promise.all(closing.splice(0).map(async (close) => close()));
  const { stdout, stderr, exitCode } = await kuvert(url);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 4 });
  expect(stderr).toMatch(/^\[@kuvert\/cli\] http:\S+ cannot be asked: .*ECONNREFUSED.*; start the server.*\n$/);
});

test.each([
  [['example.com'], 'is no address'],
  [['ftp://example.com'], 'is no address'],
  [['http://127.0.0.1/v1'], 'has a path'],
  [['http://127.0.0.1', '--path', 'v1'], '--path v1 is no path'],
  [['http://127.0.0.1', '--envelope', 'cod'], 'there is no envelope cod'],
  [['http://127.0.0.1', '--rate', '0'], '--rate 0 is no number'],
  [['http://127.0.0.1', '--header', 'a\nb: c'], '--header is not like'],
  [['http://127.0.0.1', 'more'], 'has no use for "more"'],
  [[], 'needs <url>'],
])('%j is refused in one line', async (args, problem) => {
  const { stdout, stderr, exitCode } = await kuvert(...args);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toContain(problem);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
