import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { config, contract, createProject, locked } from './project.fixture.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

const hostile = `'</script></title><script>alert(1)</script><img src=x onerror=alert(1)>" \\'\`|[x](javascript:alert(1)) &amp; {__proto__}'`;
const entries = `${locked}
  HOSTILE: { code: -7, status: [400, 409], message: ${hostile}, docs: 'javascript:alert(1)', retry: 'safe' },
  LINKED: { code: 8, status: 401, message: 'Linked', challenge: 'Bearer realm="<a>"', docs: 'https://example.com/?a="><b>' },
  INDEX: { code: 9, status: 400, message: 'A reason like the index', deprecated: 'LINKED' },
  CON: { code: 10, status: 400, message: 'A device of Windows', retired: true },`;

const files = {
  'contract.ts': contract(entries, "{ reserved: [3, [7000, 7010]], retired: ['<b>'] }"),
  'kuvert.config.ts': config("docs: { out: 'docs', title: 'Acme <codes>' }"),
};

const digest = (text = ''): string => createHash('sha256').update(text).digest('base64');

function elements(nodes: readonly Node[]): readonly DefaultTreeAdapterTypes.Element[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...elements(node.childNodes)] : []));
}

test('every page is whole, asks for nothing, and runs no text of the contract', () => {
  using project = createProject(files);
  expect(project.kuvert(['docs']).exitCode).toBe(0);
  const pages = readdirSync(join(project.folder, 'docs/html'));
  expect(pages.toSorted()).toEqual(
    [
      'CON',
      'HOSTILE',
      'INDEX',
      'INTERNAL_ERROR',
      'INVALID_PARAMETERS',
      'LINKED',
      'PROJECT_LOCKED',
      'ROUTE_NOT_FOUND',
      'SUCCESS',
    ]
      .map((reason) => `code-${reason}.html`)
      .concat('index.html'),
  );
  for (const page of pages) {
    const all = elements(parse(project.read(`docs/html/${page}`)).childNodes);
    const names = new Set(all.map(({ tagName }) => tagName));
    for (const name of ['img', 'link', 'iframe', 'b']) expect(names, page).not.toContain(name);
    expect(all.filter(({ tagName }) => tagName === 'script')).toHaveLength(page === 'index.html' ? 1 : 0);
    expect(all.filter(({ tagName }) => tagName === 'h1' || tagName === 'main')).toHaveLength(2);
    for (const { attrs } of all) {
      for (const { name, value } of attrs) {
        expect(name).not.toMatch(/^on|^style$|^src$/);
        if (name !== 'href') continue;
        expect(value).toMatch(/^(?:index\.html#[A-Z_]+|code-[A-Z_]+\.html|https:\/\/example\.com\/\S*)$/);
        const [file = '', anchor] = value.split('#');
        if (!value.startsWith('https:')) expect(pages).toContain(file);
        if (anchor !== undefined) expect(project.read('docs/html/index.html')).toContain(`id="${anchor}"`);
      }
    }
  }
});

test('the policy of a page allows its own script and style, and nothing else', () => {
  using project = createProject(files);
  project.kuvert(['docs', '--format', 'html']);
  const page = project.read('docs/html/index.html');
  expect(page).toContain(digest(/<script>([^]*)<\/script>/.exec(page)?.[1]));
  expect(page).toContain(digest(/<style>([^]*)<\/style>/.exec(page)?.[1]));
  expect(page).toContain('default-src &#39;none&#39;');
});

test('the numbers that are kept are said below the table', () => {
  using project = createProject(files);
  project.kuvert(['docs', '--format', 'html']);
  const page = project.read('docs/html/index.html');
  expect(page).toContain('<p>Kept for later: 3, 7000–7010.</p>\n<p>Used once, and never again: &lt;b&gt;.</p>');
});

test('Markdown keeps hostile texts in their cells, and links to each section', () => {
  using project = createProject(files);
  project.kuvert(['docs', '--format', 'markdown']);
  const text = project.read('docs/codes.md');
  const all = elements(parse(marked.parse(text, { async: false })).childNodes);
  for (const name of ['script', 'img', 'title', 'b']) expect(all.map(({ tagName }) => tagName)).not.toContain(name);
  const links = all.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'href').map(({ value }) => value));
  expect(links.filter((link) => !/^(?:#[a-z_]+|https:\/\/example\.com\/\S*)$/.test(link))).toEqual([]);
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  for (const row of rows) expect(row.replace(/\\[\\|]/g, '').split('|')).toHaveLength(6);
  expect(text).toContain('[`PROJECT_LOCKED`](#project_locked)');
  expect(text).toContain('\nKept for later: 3, 7000–7010.\n');
  expect(text).toContain('## PROJECT_LOCKED\n');
  expect(text).toContain('- Deprecated: use [`LINKED`](#linked)');
});

test('JSON has all that the pages say', () => {
  using project = createProject(files);
  project.kuvert(['docs', '--format', 'json']);
  const { title, codes } = JSON.parse(project.read('docs/codes.json')) as {
    title: string;
    codes: { reason: string }[];
  };
  expect(title).toBe('Acme <codes>');
  expect(codes.find(({ reason }) => reason === 'PROJECT_LOCKED')).toEqual({
    reason: 'PROJECT_LOCKED',
    speaksFor: [],
    code: 5003,
    status: [423],
    message: 'Project {slug} is locked',
    params: { slug: 'any' },
    retry: 'never',
    example: { code: 5003, message: 'Project slug is locked' },
  });
});

test('--check names what is out of date, missing, or no longer made, and writing mends all of it', () => {
  using project = createProject(files);
  project.kuvert(['docs']);
  expect(project.kuvert(['docs', '--check']).exitCode).toBe(0);
  project.write({ 'contract.ts': contract(locked.replace('423', '409')), 'docs/html/mine.html': 'somebody else’s' });
  const { exitCode, stdout } = project.kuvert(['docs', '--check']);
  expect(exitCode).toBe(1);
  for (const line of [
    'out of date  docs/codes.md',
    'out of date  docs/codes.json',
    'out of date  docs/html/index.html',
    'out of date  docs/html/code-PROJECT_LOCKED.html',
    'no longer made  docs/html/code-HOSTILE.html',
    'Run kuvert docs, and commit what it writes.',
  ]) {
    expect(stdout).toContain(`${line}\n`);
  }
  expect(stdout).not.toContain('mine.html');
  expect(project.kuvert(['docs']).exitCode).toBe(0);
  expect(project.kuvert(['docs', '--check'])).toMatchObject({ exitCode: 0, stdout: 'Everything is up to date.\n' });
  expect(readdirSync(join(project.folder, 'docs/html'))).toContain('mine.html');
});
