import { expect, test } from 'vitest';
import type { CodeEntry } from '@kuvert/core';
import { contractOf } from './contract.fixture.ts';
import { checkApi } from './check/check-api.ts';
import { mentionsIn } from './check/mentions.ts';
import { config, contract, createProject } from './project.fixture.ts';

const found = (codes: Readonly<Record<string, CodeEntry>>, mentioned?: ReadonlySet<string>): readonly string[] =>
  checkApi(contractOf(codes), mentioned).map(({ rule, reason }) => `${rule} ${reason}`);

const message = 'No';

test.each<[string, CodeEntry, string | undefined]>([
  ['PROJECT_NOT_FOUND', { code: 7, status: 400, message }, 'status-contradicts-reason'],
  ['PROJECT_NOT_FOUND', { code: 7, status: [410, 404], message }, undefined],
  ['NOT_FOUND', { code: 7, status: 500, message }, 'status-contradicts-reason'],
  ['PROJECT_NOT_FOUNDED', { code: 7, status: 400, message }, undefined],
  ['UNAUTHENTICATED', { code: 7, status: 403, message }, 'status-contradicts-reason'],
  ['UNAUTHORIZED', { code: 7, status: 403, message }, undefined],
  ['UNAUTHORIZED', { code: 7, status: 400, message }, 'status-contradicts-reason'],
  ['FORBIDDEN', { code: 7, status: 401, message, challenge: 'Bearer' }, 'status-contradicts-reason'],
  ['TOO_MANY_REQUESTS', { code: 7, status: 403, message }, 'status-contradicts-reason'],
  ['TOO_MANY_MIRRORS', { code: 7, status: 409, message }, undefined],
  ['EMAIL_ALREADY_EXISTS', { code: 7, status: 500, message }, 'status-contradicts-reason'],
  ['SERVICE_UNAVAILABLE', { code: 7, status: 500, message }, 'status-contradicts-reason'],
  ['UPLOAD_TOO_LARGE', { code: 7, status: 400, message }, 'status-contradicts-reason'],
  ['INVALID_SLUG', { code: 7, status: 500, message }, 'status-contradicts-reason'],
  ['RETIRED_NOT_FOUND', { code: 7, status: 400, message, retired: true }, undefined],
  ['A_CODE', { code: 7, status: 400, message, retry: 'idempotent' }, 'retry-contradicts-status'],
  ['A_CODE', { code: 7, status: 409, message, retry: 'idempotent' }, undefined],
  ['A_CODE', { code: 7, status: 500, message, retry: 'safe' }, 'retry-contradicts-status'],
  ['A_CODE', { code: 7, status: 429, message }, 'retry-contradicts-status'],
  ['A_CODE', { code: 7, status: 503, message, retry: 'idempotent' }, undefined],
  ['A_CODE', { code: 7, status: 400, message, deprecated: 'A_CODE' }, 'deprecated-for-none'],
])('%s as %j: %s', (reason, entry, rule) => {
  expect(found({ [reason]: entry })).toEqual(rule === undefined ? [] : [`${rule} ${reason}`]);
});

test('two codes with one text are found, whatever its case and marks, but for one that takes the place of another', () => {
  const one: CodeEntry = { code: 7, status: 400, message: 'Bad slug.' };
  expect(found({ AA: one, BB: { ...one, code: 8, message: 'bad slug' } })).toEqual(['same-text BB']);
  expect(found({ AA: { ...one, deprecated: 'BB' }, BB: { ...one, code: 8 } })).toEqual([]);
  expect(found({ AA: one, BB: { ...one, code: 8, retired: true } })).toEqual([]);
});

test('a code is used where a source names it, and not where it is defined', () => {
  expect(mentionsIn(`throw api.error('AA_1', x); case "BB": return; codes.CC.status; \`DD\``)).toEqual([
    'AA_1',
    'BB',
    'CC',
    'DD',
  ]);
  expect(mentionsIn(`const table = { AA: { code: 1 }, 'BB': { code: 2 }, "CC" : { } }; // DD`)).toEqual([]);
  expect(mentionsIn(`'AA_lower' 'Not' .AAb '$AA'`)).toEqual([]);
  const codes = { AA: { code: 7, status: 400, message: 'a' }, BB: { code: 8, status: 400, message: 'b' } };
  expect(found(codes, new Set(['AA']))).toEqual(['unused BB']);
  expect(found(codes, undefined)).toEqual([]);
});

const entries = `
  PROJECT_NOT_FOUND: { code: 7, status: 400, message: 'No project' },
  BUSY: { code: 8, status: 503, message: 'Busy' },`;

test('check fails for errors, and for warnings when it is strict', () => {
  using project = createProject({
    'contract.ts': contract(entries),
    'kuvert.config.ts': config("sources: ['src/**/*.ts', '*.ts']"),
  });
  const { exitCode, stdout } = project.kuvert(['check']);
  expect(exitCode).toBe(1);
  expect(stdout.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    [
      'error',
      'PROJECT_NOT_FOUND',
      'answers 400, and its reason says 404 or 410; change one of them',
      'status-contradicts-reason',
    ],
    [
      'warning',
      'BUSY',
      'may never be sent again, and 503 asks for just that; make it idempotent',
      'retry-contradicts-status',
    ],
    ['warning', 'PROJECT_NOT_FOUND', 'is raised by no source; retire it, or silence the rule for it', 'unused'],
    ['warning', 'BUSY', 'is raised by no source; retire it, or silence the rule for it', 'unused'],
    ['1 error, 3 warnings'],
    [''],
  ]);
  project.write({
    'src/a.ts': "throw api.error('BUSY'); throw api.error('PROJECT_NOT_FOUND');",
    'kuvert.config.ts': config(
      "sources: ['src/**/*.ts'], check: { rules: { 'status-contradicts-reason': 'warning' }, silence: { BUSY: ['retry-contradicts-status'] } }",
    ),
  });
  expect(project.kuvert(['check']).exitCode).toBe(0);
  expect(project.kuvert(['check', '--strict']).exitCode).toBe(1);
  expect(JSON.parse(project.kuvert(['check', '--json']).stdout)).toMatchObject({
    ok: true,
    errors: 0,
    warnings: 1,
    findings: [{ rule: 'status-contradicts-reason', level: 'warning', api: 'api', reason: 'PROJECT_NOT_FOUND' }],
  });
});

test('a rule that is silenced for nobody is found', () => {
  using project = createProject({
    'contract.ts': contract(),
    'kuvert.config.ts': config("check: { rules: { 'same-text': 'off' }, silence: { GONE: ['unused'] } }"),
  });
  expect(project.kuvert(['check', '--strict'])).toMatchObject({ exitCode: 1 });
  expect(project.kuvert(['check']).stdout).toContain('is silenced in the config, and no reason of any API');
});
