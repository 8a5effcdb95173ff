import { resolve } from 'node:path';
import { probe as ask } from '@kuvert/testkit';
import type { ProbeRun } from '@kuvert/testkit';
import { command } from '../command.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeFiles } from '../files.ts';
import { toEnvelopes } from '../probe/envelopes.ts';
import { toJUnit } from '../probe/junit.ts';
import { toJson, toLine, toReport } from '../probe/report.ts';
import { refuse, toReason } from '../problem.ts';

const path = { type: 'string', valueHint: 'path' } as const;

export const probe: Command = command(
  { name: 'probe', description: 'Ask a live server, in any language, what every server can be asked.' },
  {
    url: { type: 'positional', description: 'Where it is served' },
    path: { ...path, description: 'A path that GET answers with a success' },
    list: { ...path, description: 'A path that GET answers with a list in pages' },
    post: { ...path, description: 'A path to post bodies to that nobody should take; nothing is posted unless said' },
    guarded: { ...path, description: 'A path that wants to know who asks' },
    prefix: { ...path, description: 'The prefix below which the envelope is spoken' },
    envelope: { type: 'string', valueHint: 'names', description: 'Envelopes of core; the first that fits unless said' },
    page: { type: 'string', valueHint: 'name', description: 'The query parameter of pages; page unless said' },
    size: { type: 'string', valueHint: 'name', description: 'That of their size; page_size unless said' },
    header: { type: 'string', valueHint: 'name: value', description: 'A header for every request' },
    'request-id': {
      type: 'string',
      valueHint: 'name',
      description: 'The header of request ids; X-Request-Id, or none',
    },
    only: { type: 'string', valueHint: 'text', description: 'Only probes whose name begins so, or several by commas' },
    skip: { type: 'string', valueHint: 'text', description: 'No probe whose name begins so' },
    rate: { type: 'string', valueHint: 'number', description: 'Requests a second; 10 unless said' },
    junit: { type: 'string', valueHint: 'file', description: 'Write a report for CI servers as well' },
  },
  async (given, { cwd }) => {
    const { url, list, post, guarded, prefix, envelope, page, size, header, only, skip, junit } = given;
    const base = toBase(url);
    const id = given['request-id'];
    const run = await ask(base, {
      envelopes: toEnvelopes(envelope),
      path: toPath('path', given.path),
      list: toPath('list', list),
      post: toPath('post', post),
      guarded: toPath('guarded', guarded),
      prefix: toPath('prefix', prefix)?.replace(/\/$/, ''),
      pageParameter: page,
      sizeParameter: size,
      headers: toHeaders(header),
      rate: toRate(given.rate),
      ...(id !== undefined && { requestId: id === 'none' ? false : id }),
      only: ({ id: name }) => beginsSo(name, only, true) && !beginsSo(name, skip, false),
      // Progress: what is printed in the end says only what is wrong.
      onResult: (result) => process.stderr.write(`${toLine(result)}\n`),
    }).catch((error: unknown): ProbeRun =>
      refuse('input', `${base} cannot be asked: ${toReason(error)}; start the server, or correct the address`, error),
    );
    if (run.results.length === 0) refuse('usage', 'no probe is left to make; loosen --only or --skip');
    if (junit !== undefined) writeFiles(new Map([[resolve(cwd, junit), toJUnit(run, base)]]));
    return { text: toReport(run), json: toJson(run, base), exitCode: run.failed > 0 ? exitCodes.no : exitCodes.ok };
  },
);

function toBase(url: string): string {
  const isOne = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isOne) refuse('usage', `${url} is no address; write one like http://127.0.0.1:3000`);
  const { origin, pathname } = new URL(url);
  if (pathname !== '/') refuse('usage', `${url} has a path; write ${origin}, and name the path by --prefix or --path`);
  return origin;
}

function toPath(option: string, value: string | undefined): string | undefined {
  if (value === undefined || /^\/[\x21-\x7e]*$/.test(value)) return value;
  return refuse('usage', `--${option} ${value} is no path; write one like /v1/projects`);
}

function toHeaders(header: string | undefined): Readonly<Record<string, string>> {
  if (header === undefined) return {};
  const colon = header.indexOf(':');
  const [name, value] = [header.slice(0, Math.max(colon, 0)), header.slice(colon + 1).trim()];
  const isOne = /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value);
  return isOne ? { [name]: value } : refuse('usage', '--header is not like "Authorization: Bearer abc"');
}

function toRate(rate: string | undefined): number {
  const number = Number(rate ?? 10);
  if (number > 0 && number <= 1000) return number;
  return refuse('usage', `--rate ${rate} is no number of requests a second; write one from 0.1 to 1000`);
}

function beginsSo(name: string, texts: string | undefined, otherwise: boolean): boolean {
  if (texts === undefined) return otherwise;
  return texts.split(',').some((text) => name.startsWith(text.trim()));
}
