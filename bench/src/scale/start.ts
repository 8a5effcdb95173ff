import { spawnSync } from 'node:child_process';
import { toFigure } from '../stats.ts';
import type { Figure } from '../stats.ts';

/** Runs lines in fresh processes, and says what they print: milliseconds, of which the median counts. */
function inFreshProcesses(lines: string, times: number): Figure {
  const milliseconds = Array.from({ length: times }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', lines], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return Number(stdout);
  });
  return toFigure(milliseconds);
}

const importing = (before: string, names: string): string =>
  `${before ? `await import('${before}');` : ''} const start = performance.now();
   await Promise.all([${names}].map((name) => import(name))); console.log(performance.now() - start);`;

const defining = `import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
const faults = { internal: 'CODE_1', badRequest: 'CODE_1', routeNotFound: 'CODE_1' };
const table = {};
for (let at = 1; at <= 500; at += 1) table['CODE_' + at] = [
  { code: at, status: 404, message: 'Not found' }, { code: at, status: 400, message: 'No {it} here' },
  { code: at, status: 409, message: 'At most so many', params: { max: 'integer' } }, { code: at, status: 403, message: 'No' },
][at === 1 ? 0 : at % 4];
const start = performance.now();
defineContract({ codes: defineCodes(table), envelope: codeEnvelope(), faults });
console.log(performance.now() - start);`;

/** What it takes to begin, in milliseconds. */
export function starts(times: number): Readonly<Record<string, Figure>> {
  return {
    'import of core and fetch': inFreshProcesses(
      importing('', "'@kuvert/core','@kuvert/core/code-envelope','@kuvert/fetch'"),
      times,
    ),
    'import of http-errors': inFreshProcesses(importing('', "'http-errors'"), times),
    'import of Boom': inFreshProcesses(importing('', "'@hapi/boom'"), times),
    'import beside Express': inFreshProcesses(importing('express', "'@kuvert/core','@kuvert/express'"), times),
    'import beside Koa': inFreshProcesses(importing('koa', "'@kuvert/core','@kuvert/koa'"), times),
    'import beside Hono': inFreshProcesses(importing('hono', "'@kuvert/core','@kuvert/hono'"), times),
    '500 codes': inFreshProcesses(defining, times),
  };
}
