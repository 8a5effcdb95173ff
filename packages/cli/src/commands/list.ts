import { command } from '../command.ts';
import type { Command } from '../command.ts';
import { loadConfig } from '../config/load-config.ts';
import { exitCodes } from '../exit-codes.ts';
import { codesOf } from '../facts.ts';
import type { CodeFacts } from '../facts.ts';
import { refuse } from '../problem.ts';
import { paint, paintStatus } from '../terminal/paint.ts';
import { toTable } from '../terminal/table.ts';
import type { Cell } from '../terminal/table.ts';

interface Row extends CodeFacts {
  readonly api: string;
  readonly reason: string;
}

export const list: Command = command(
  { name: 'list', description: 'List the codes: what is written, the reason, the status, the message.' },
  {
    filter: { type: 'positional', required: false, description: 'Only codes whose line has this text' },
    status: { type: 'string', valueHint: '4xx', description: 'Only codes with this status, 404 or 4xx' },
  },
  async ({ config, filter = '', status = '' }, { cwd }) => {
    if (!/^(?:[1-5]\d\d|[1-5]xx|)$/i.test(status)) {
      refuse('usage', `--status ${status} is no status; write one like 404, or 4xx`);
    }
    const { apis } = await loadConfig(cwd, config);
    const rows = [...apis]
      .flatMap(([api, contract]) =>
        [...codesOf(contract)].map(([reason, facts]): Row => Object.assign({ api, reason }, facts)),
      )
      .filter((row) => row.status.some((each) => matches(String(each), status.toLowerCase())))
      .filter((row) => lineOf(row).includes(filter.toLowerCase()));
    const text = toTable([
      [...(apis.size > 1 ? [head('api')] : []), head('code'), head('reason'), head('status'), head('message')],
      ...rows.map((row) => [
        ...(apis.size > 1 ? [row.api] : []),
        String(row.code),
        { text: row.reason, paint: row.retired === true ? paint.dim : paint.bold },
        { text: row.status.join(', '), paint: paintStatus },
        row.message + noteOf(row),
      ]),
    ]);
    const count = rows.length === 1 ? '1 code' : `${rows.length} codes`;
    return { text: `${rows.length === 0 ? '' : text}${paint.dim(count)}\n`, json: rows, exitCode: exitCodes.ok };
  },
);

function head(text: string): Cell {
  return { text, paint: paint.dim };
}

function matches(status: string, wanted: string): boolean {
  return wanted.endsWith('xx') ? status.startsWith(wanted.slice(0, 1)) : status.startsWith(wanted);
}

function lineOf({ code, reason, message }: Row): string {
  return `${code} ${reason} ${message}`.toLowerCase();
}

function noteOf({ deprecated, retired }: Row): string {
  if (retired === true) return ' (retired)';
  return deprecated === undefined ? '' : ` (deprecated, use ${deprecated})`;
}
