import { stripVTControlCharacters, styleText } from 'node:util';
import { api, leadsApi } from '@kuvert-demo/domain';
import type { ReadBack } from './read-back.ts';
import type { NamedServer } from './servers.ts';
import type { Row } from './walk.ts';

const REQUEST_WIDTH = 56;

/** The table: a line for each request, and under it whatever is wrong. */
export function table(rows: readonly Row[]): string {
  const head = line('request', 'code', 'status', 'identical', 'what it shows');
  return [styleText('bold', head), ...rows.flatMap((row, index) => tableLines(row, rows[index - 1]))].join('\n');
}

function tableLines(row: Row, before: Row | undefined): string[] {
  const { request, code = '–', status } = row;
  const isAlike = row.differences.length === 0;
  const mark = isAlike ? styleText('green', 'yes') : styleText('red', 'NO');
  return [
    ...(row.heading === before?.heading ? [] : ['', styleText('underline', row.heading)]),
    line(`${request.method} ${request.path}`, code, String(status), mark, styleText('dim', request.title)),
    ...[...row.differences, ...row.problems].map((word) => styleText('red', `    ${word}`)),
  ];
}

function line(request: string, code: string, status: string, identical: string, title: string): string {
  const clipped = request.length > REQUEST_WIDTH ? `${request.slice(0, REQUEST_WIDTH - 1)}…` : request;
  return `${clipped.padEnd(REQUEST_WIDTH)} ${code.padStart(6)} ${status.padStart(6)}  ${padVisible(identical, 9)}  ${title}`;
}

/** Pads by what a terminal shows, which is not what colours add. */
function padVisible(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stripVTControlCharacters(text).length));
}

/** The codes of both registries that each server answered, and whether that is all of them. */
export function coverage(rows: readonly Row[], servers: readonly NamedServer[]): { text: string; isComplete: boolean } {
  const registries = [
    { title: 'code envelope', wanted: wireCodes(api.codes), rows: rows.filter((row) => !isLead(row)) },
    // A success of the status envelope carries no code.
    { title: 'status envelope', wanted: wireCodes(leadsApi.codes), rows: rows.filter(isLead) },
  ];
  let isComplete = true;
  const lines = servers.map(({ name }, index) => {
    const counts = registries.map(({ title, wanted, rows: own }) => {
      const reached = new Set(own.map((row) => row.codes[index]));
      const missed = wanted.filter((code) => !reached.has(code));
      if (missed.length > 0) isComplete = false;
      const tail = missed.length === 0 ? '' : styleText('red', ` (not ${missed.join(', ')})`);
      return `${wanted.length - missed.length}/${wanted.length} codes of the ${title}${tail}`;
    });
    return `${name.padEnd(8)} ${counts.join(', ')}`;
  });
  return { text: lines.join('\n'), isComplete };
}

/** What the client read back of each server's answers. */
export function readings(read: readonly ReadBack[]): string {
  const lines = read.map(({ server, failures, successes, lists, items, problems }) => {
    const answers = `${failures} failures by their reasons and ${successes} successes read back`;
    const walked = `${lists} lists walked to their ends, page by page and item by item: ${items} items`;
    return [`${server.padEnd(8)} ${answers}; ${walked}`, ...problems.map((word) => styleText('red', `    ${word}`))];
  });
  return ['@kuvert/client', ...lines.flat()].join('\n');
}

function wireCodes(codes: Readonly<Record<string, { readonly code?: number | string }>>): string[] {
  return Object.values(codes).map(({ code }) => String(code));
}

function isLead({ request }: Row): boolean {
  return request.path.startsWith('/crm/v1/');
}

/** Where the servers are, and what to try. */
export function invitation(servers: readonly NamedServer[]): string {
  const [first = '', second = first, third = second] = servers.map((server) => server.url);
  return [
    ...servers.map(({ name, url }) => `${name.padEnd(8)} ${url}`),
    '',
    'Try:',
    `  curl -i ${first}/v1/projects/alder`,
    `  curl -i -X DELETE ${second}/v1/users/grace`,
    `  curl -i '${third}/crm/v1/leads?status=won&per_page=1'`,
    `  ${first}/docs, in a browser`,
    '',
    'Ctrl-C stops them.',
  ].join('\n');
}
