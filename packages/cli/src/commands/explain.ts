import type { ContractData } from '@kuvert/core';
import { command } from '../command.ts';
import type { Command } from '../command.ts';
import { loadConfig } from '../config/load-config.ts';
import { exitCodes } from '../exit-codes.ts';
import { bodiesOf, retryTexts, speaksFor } from '../explain.ts';
import type { Body } from '../explain.ts';
import { codesOf } from '../facts.ts';
import type { CodeFacts } from '../facts.ts';
import { describeKind } from '../param-kind.ts';
import { refuse } from '../problem.ts';
import { nearestOf } from '../suggest.ts';
import { paint, paintStatus } from '../terminal/paint.ts';
import { toPrintable } from '../terminal/printable.ts';
import { toTable } from '../terminal/table.ts';

/** All that is known of one code. */
interface Explained extends CodeFacts {
  readonly api: string;
  readonly reason: string;
  readonly speaksFor: readonly string[];
  readonly bodies: readonly Body[];
}

export const explain: Command = command(
  { name: 'explain', description: 'Tell all that is known of one code.' },
  { code: { type: 'positional', description: 'Its wire code or its reason' } },
  async ({ config, code }, { cwd }) => {
    const { apis } = await loadConfig(cwd, config);
    const found = [...apis].flatMap(([name, api]) => explained(name, api, code));
    if (found.length === 0) {
      const words = new Set<string>();
      for (const api of apis.values()) {
        for (const [reason, facts] of codesOf(api)) words.add(reason).add(String(facts.code));
      }
      const near = nearestOf(code, words);
      const hint = near.length > 0 ? ` (did you mean ${near.join(', ')}?)` : '';
      refuse('usage', `there is no code ${code}${hint}; see kuvert list`);
    }
    return {
      text: found.map((each) => toText(each, apis.size > 1)).join('\n'),
      json: found,
      exitCode: exitCodes.ok,
    };
  },
);

function explained(name: string, api: ContractData, code: string): readonly Explained[] {
  return [...codesOf(api)]
    .filter(([reason, facts]) => reason === code.toUpperCase() || String(facts.code) === code)
    .map(([reason, facts]) => {
      const told = { api: name, reason, speaksFor: speaksFor(api, reason), bodies: bodiesOf(api, reason, facts) };
      return Object.assign(told, facts);
    });
}

function toText(code: Explained, hasApis: boolean): string {
  const { reason, message, status, params = {}, challenge, retry, docs, deprecated, retired } = code;
  const kinds = Object.entries(params).map(([name, kind]) => `${name} (${describeKind(kind)})`);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['api', hasApis ? code.api : undefined],
    ['code', JSON.stringify(code.code)],
    ['status', status.length > 1 ? `${status.join(', ')} (${status[0] ?? ''} unless said)` : String(status[0])],
    ['message', message],
    ['params', kinds.join(', ') || undefined],
    ['challenge', challenge],
    ['retry', retryTexts[retry]],
    ['speaks for', code.speaksFor.join(', ') || undefined],
    ['docs', docs],
    ['deprecated', deprecated && `use ${deprecated}`],
    ['retired', retired && 'it can no longer be raised; its wire code stays taken'],
  ];
  const table = toTable(
    rows.flatMap(([name, text]) => (text === undefined ? [] : [[{ text: `  ${name}`, paint: paint.dim }, text]])),
  );
  const title = `${paint.bold(toPrintable(reason))} ${paintStatus(String(status[0]))}\n`;
  return `${title}${table}${code.bodies.map(toBodyText).join('')}`;
}

function toBodyText({ envelope, isOwn, body, problem }: Body): string {
  const name = isOwn ? paint.green(`${envelope} (this API's)`) : paint.dim(envelope);
  const text = problem === undefined ? JSON.stringify(body, undefined, 2) : `none: ${toPrintable(problem)}`;
  return `\n  ${name}\n${text.replaceAll(/^/gm, '    ')}\n`;
}
