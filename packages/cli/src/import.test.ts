import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { defineCodes } from '@kuvert/core';
import { toEntries } from './import/entries.ts';
import type { Row } from './import/row.ts';
import { readSource } from './import/read-source.ts';
import type { SourceFormat } from './import/read-source.ts';
import { writeRegistry } from './import/write-registry.ts';
import { firstApi, secondApi } from './import/public-apis.fixture.ts';
import { createProject } from './project.fixture.ts';

const rowsOf = async (text: string, format: SourceFormat): Promise<readonly Row[]> =>
  readSource(text, format, 'a file');

/** The table of a registry that was written, as its author's program would have it. */
function evaluate(source: string): Readonly<Record<string, unknown>> {
  const table = /defineCodes\((\{[^]*\})\);\n$/.exec(source)?.[1] ?? '';
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- the text that this package writes
  return new Function(`return (${table});`)() as Readonly<Record<string, unknown>>;
}

test('the page of the first public API is read as it was copied', async () => {
  const entries = toEntries(await rowsOf(firstApi, 'text'));
  expect(entries).toHaveLength(40);
  expect(entries.map(({ code, message }) => `${code}${message}`)).toEqual(
    firstApi.split('CodeDescription\n')[1]?.trim().split('\n'),
  );
  expect(entries.find(({ code }) => code === 5000)).toEqual({
    reason: 'PROJECT_NOT_FOUND',
    code: 5000,
    status: [404],
    message: 'Project not found',
    proposed: ['reason', 'status'],
    notes: [],
  });
  const statuses = new Map(entries.map(({ code, status }) => [code, status[0]]));
  // As the codes of the demo have them, word for word, but for 5400, which is 422 there.
  for (const [code, status] of [
    [0, 200],
    [1, 500],
    [4, 403],
    [6, 503],
    [11, 429],
    [1001, 400],
    [2001, 401],
    [2200, 403],
    [3501, 409],
    [3502, 403],
    [5002, 422],
    [5003, 423],
    [5400, 400],
  ] as const) {
    expect(statuses.get(code), String(code)).toBe(status);
  }
});

test('the page of the second public API is read, and its numbered lines of an example are not', async () => {
  const entries = toEntries(await rowsOf(secondApi, 'text'));
  expect(entries.map(({ code, reason, status }) => [code, reason, status])).toEqual([
    [10005, 'CURRENCY_WAS_NOT_FOUND', [404]],
    [20000, 'LEAD_ALREADY_EXISTS_IN_THE_SYSTEM', [409]],
  ]);
});

test.each([
  ['the first public API', firstApi],
  ['the second public API', secondApi],
])('%s compiles as it is imported', (_title, page) => {
  using project = createProject({ 'page.txt': page });
  expect(project.kuvert(['import', 'page.txt', '--out', 'codes.ts'])).toMatchObject({ exitCode: 0, stderr: '' });
  const tsc = join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck', 'codes.ts'];
  const { stdout, status } = spawnSync(process.execPath, [tsc, ...options], { cwd: project.folder, encoding: 'utf8' });
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  expect(Object.keys(defineCodes(evaluate(project.read('codes.ts')) as never).entries)).not.toHaveLength(0);
});

const key = (row: Row): string => row.code ?? '';

const said = [
  { code: '5000', text: 'Project <b>not</b> found', status: [404] },
  { code: 'E-7', text: 'Too big, sorry', status: [413] },
];

test.each<[string, SourceFormat, string]>([
  [
    'a table of Markdown',
    'markdown',
    '# Codes\n\n| Code | HTTP status | Message |\n|---|:-:|---|\n| `5000` | 404 | Project `<b>`not`</b>` found |\n| **E-7** | 413 | Too big, sorry |\n',
  ],
  [
    'a table in a list of Markdown',
    'markdown',
    '- codes:\n\n  | Status | Error code | Description |\n  |---|---|---|\n  | 404 | 5000 | Project \\<b>not\\</b> found |\n  | 413 | E-7 | Too big, sorry |\n',
  ],
  [
    'a table of HTML',
    'html',
    '<p>x<table><tr><th>Code<th>Status<th>Description<tr><td>5000<td>404<td>Project &lt;b&gt;not&lt;/b&gt;\n found<tr><td><code>E-7</code><td>413 Content Too Large<td>Too big, <i>sorry</i>',
  ],
  [
    'CSV with commas',
    'csv',
    '\ufeffcode,status,message\r\n5000,404,Project <b>not</b> found\r\nE-7,413,"Too big, sorry"\r\n',
  ],
  [
    'CSV with semicolons',
    'csv',
    'Fehler Code;HTTP;Message\n5000;404;Project <b>not</b> found\nE-7;413;Too big, sorry\n',
  ],
  [
    'a list of JSON',
    'json',
    '[{"code":5000,"status":404,"message":"Project <b>not</b> found"},{"code":"E-7","status":413,"message":"Too big, sorry"}]',
  ],
  [
    'JSON by code',
    'json',
    '{"errors":{"5000":{"http_status":404,"message":"Project <b>not</b> found"},"E-7":{"http_status":413,"message":"Too big, sorry"}}}',
  ],
])('%s says codes, statuses and texts', async (_title, format, text) => {
  expect((await rowsOf(text, format)).toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual(said);
});

test('a table without a head, JSON that only has texts, and reasons that are said', async () => {
  expect(await rowsOf('5000,Project not found\n5001,Project gone\n', 'csv')).toHaveLength(2);
  expect(await rowsOf('{"PROJECT_NOT_FOUND":"No such project"}', 'json')).toEqual([
    { code: 'PROJECT_NOT_FOUND', text: 'No such project' },
  ]);
  const [entry] = toEntries(
    await rowsOf('{"PROJECT_NOT_FOUND":{"code":5000,"status":[404,410],"message":"No"}}', 'json'),
  );
  expect(entry).toEqual({
    reason: 'PROJECT_NOT_FOUND',
    code: 5000,
    status: [404, 410],
    message: 'No',
    proposed: [],
    notes: [],
  });
});

test('a table that stands in one for the layout of its page is read', async () => {
  const inner = '<table><tr><td>Code<td>Message<tr><td>7<td>Bad</table>';
  expect(await rowsOf(`<table><tr><td>Menu<td>${inner}<td>More</table>`, 'html')).toEqual([{ code: '7', text: 'Bad' }]);
});

test('schemas that refer to each other many times over are read once', async () => {
  const refs = Array.from({ length: 20 }, (_, at) => ({ $ref: `#/components/schemas/S${at}` }));
  const schemas = Object.fromEntries(
    refs.map((_, at) => [`S${at}`, { oneOf: refs, properties: { code: { const: at + 1 } } }]),
  );
  const responses = { 400: { description: 'Bad', content: { 'application/json': { schema: refs[0] } } } };
  const text = JSON.stringify({ openapi: '3.1.1', paths: { '/': { get: { responses } } }, components: { schemas } });
  expect(await rowsOf(text, 'json')).toHaveLength(20);
});

test('a table of something else is passed over', async () => {
  const text =
    '| Field | Type |\n|---|---|\n| total items | the number of items |\n\n| Code | Message |\n|---|---|\n| 7 | Bad |\n';
  expect(await rowsOf(text, 'markdown')).toEqual([{ code: '7', text: 'Bad' }]);
});

const document = {
  openapi: '3.1.1',
  info: { title: 'Acme', version: '1' },
  paths: {
    '/projects/{slug}': {
      parameters: [],
      get: {
        responses: {
          200: { description: 'A project' },
          404: { $ref: '#/components/responses/NotFound' },
          409: {
            description: 'Conflict',
            content: {
              'application/json': { examples: { a: { value: { error: { code: 5001, message: 'Already there' } } } } },
            },
          },
          422: { description: 'Codes:\n\n- 1000: Invalid parameters\n- 1001: Invalid body' },
          503: { description: 'Down for maintenance' },
        },
      },
    },
  },
  components: {
    responses: {
      NotFound: {
        description: 'Nothing',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/NotFound' } } },
      },
      Loop: { $ref: '#/components/responses/Loop' },
    },
    schemas: {
      NotFound: {
        oneOf: [
          { type: 'object', properties: { code: { const: 5000 }, message: { const: 'Project not found' } } },
          {
            type: 'object',
            properties: {
              code: {
                type: 'integer',
                enum: [5100, 5200],
                'x-enum-varnames': ['KEYWORD_NOT_FOUND', 'CHANNEL_NOT_FOUND'],
              },
            },
          },
          { $ref: '#/components/schemas/NotFound' },
        ],
      },
    },
  },
};

test.each<[SourceFormat, string]>([
  ['json', JSON.stringify(document)],
  ['yaml', `# YAML, of which JSON is a part\n${JSON.stringify(document)}`],
])('an OpenAPI document in %s tells of codes in schemas, examples and descriptions', async (format, text) => {
  const entries = toEntries(await rowsOf(text, format));
  expect(
    entries.map(({ code, reason, status, message }) => `${code ?? ''} ${reason} ${status.join()} ${message}`),
  ).toEqual([
    '5000 PROJECT_NOT_FOUND 404 Project not found',
    '5100 KEYWORD_NOT_FOUND 404 Keyword not found',
    '5200 CHANNEL_NOT_FOUND 404 Channel not found',
    '5001 ALREADY_THERE 409 Already there',
    '1000 INVALID_PARAMETERS 422 Invalid parameters',
    '1001 INVALID_BODY 422 Invalid body',
    ' DOWN_FOR_MAINTENANCE 503 Down for maintenance',
  ]);
});

test('what the source says twice, or cannot be, is said in a comment', () => {
  const entries = toEntries([
    { code: '7', text: 'Bad', status: [400] },
    { code: '7', text: 'Worse', status: [304, 422] },
    { code: '0', text: 'OK', status: [200] },
    { code: '9', text: 'Created', status: [201] },
    { code: '10', text: 'Bad' },
    { code: '11', text: 'Has {user id} and {0} and {', status: [401] },
  ]);
  expect(writeRegistry(entries, 'codes.md')).toBe(`import { defineCodes } from '@kuvert/core';

// From codes.md. What a line calls proposed is a guess: read it, mend it, and take the mark away.
export const codes = defineCodes({
  BAD: { code: 7, status: [400, 422], message: 'Bad' }, // proposed: reason; the source says 304; the source also says: Worse
  OK: { code: 0, status: 200, message: 'OK' }, // proposed: reason
  CREATED: { code: 9, status: 400, message: 'Created' }, // proposed: reason, status; the source says 201
  BAD_10: { code: 10, status: 400, message: 'Bad' }, // proposed: reason, status
  HAS_AND_AND: { code: 11, status: 401, message: 'Has {user_id} and {p0} and (', challenge: 'Bearer' }, // proposed: reason, message, challenge
});
`);
});

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    "it's",
    '*/ //',
    '{a}',
    '{}',
    '{{',
    '\\',
    '\u2028',
    '',
    'Not found',
    'OK',
    '0',
    '007',
    '-1',
    '5000',
    'A_B',
    '9'.repeat(16),
  ),
);
const row = fc.record(
  { code: word, reason: word, text: word, status: fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 3 }) },
  { requiredKeys: [] },
);

test('whatever a source says, what is written is a registry that core takes', () => {
  const holds = fc.property(fc.array(row, { maxLength: 12 }), word, (rows, name) => {
    const entries = toEntries(rows);
    const source = writeRegistry(entries, name);
    expect(source.split('\n')).toHaveLength(entries.length + 6);
    const { entries: table } = defineCodes(evaluate(source) as never);
    expect(Object.keys(table)).toEqual(entries.map(({ reason }) => reason));
    for (const entry of entries) {
      const { code, message } = table[entry.reason as never] as { code?: unknown; message: unknown };
      expect([code, message]).toEqual([entry.code, entry.message]);
    }
  });
  fc.assert(holds, { numRuns: 3000 });
});

test('no text of any format ends in an error of ours', async () => {
  const formats: readonly SourceFormat[] = ['csv', 'html', 'json', 'markdown', 'text', 'yaml'];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.array(word).map((words) => words.join('|\n')),
    fc.constant('<table>'.repeat(5000)),
  );
  const holds = fc.asyncProperty(text, fc.constantFrom(...formats), async (source, format) => {
    try {
      toEntries(await readSource(source, format, 'a file'));
    } catch (error) {
      expect(String(error)).toMatch(/^Problem: \[@kuvert\/cli\] a file is no /);
    }
  });
  await fc.assert(holds, { numRuns: 1000 });
});
