import { judge } from '../check/judge.ts';
import type { Finding } from '../check/rules.ts';
import { command } from '../command.ts';
import type { Command } from '../command.ts';
import { loadConfig } from '../config/load-config.ts';
import { exitCodes } from '../exit-codes.ts';
import { paint } from '../terminal/paint.ts';
import { toTable } from '../terminal/table.ts';

export const check: Command = command(
  { name: 'check', description: 'Check the codes for what is wrong, or likely is.' },
  { strict: { type: 'boolean', description: 'Fail for warnings as well' } },
  async ({ config, strict = false }, { cwd }) => {
    const loaded = await loadConfig(cwd, config);
    const findings = judge(loaded);
    const errors = findings.filter(({ level }) => level === 'error').length;
    const warnings = findings.length - errors;
    const fails = errors > 0 || (strict && warnings > 0);
    const rows = findings.map((finding) => [
      { text: finding.level, paint: finding.level === 'error' ? paint.red : paint.yellow },
      ...(loaded.apis.size > 1 ? [finding.api] : []),
      { text: finding.reason, paint: paint.bold },
      finding.text,
      { text: finding.rule, paint: paint.dim },
    ]);
    return {
      text: toTable(rows) + summarise(errors, warnings, findings),
      json: { ok: !fails, errors, warnings, findings },
      exitCode: fails ? exitCodes.no : exitCodes.ok,
    };
  },
);

function summarise(errors: number, warnings: number, findings: readonly Finding[]): string {
  if (findings.length === 0) return `${paint.green('Nothing is wrong.')}\n`;
  return paint.dim(`${count(errors, 'error')}, ${count(warnings, 'warning')}\n`);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
