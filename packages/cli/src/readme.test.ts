import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ruleNames, rules } from './check/rules.ts';
import { commands } from './commands.ts';
import { exitCodes } from './exit-codes.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const table = (heading: string): readonly string[] =>
  (readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));

test('the README has every exit code, and no other', () => {
  const told = table('Exit codes')
    .slice(2)
    .map((row) => Number(row.split('|')[1]));
  expect(told).toEqual(Object.values(exitCodes));
});

test('the README has every rule, with its level', () => {
  const told = table('kuvert check')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, 3)
        .map((cell) => cell.trim()),
    );
  expect(told).toEqual(ruleNames.map((name) => [`\`${name}\``, rules[name].level]));
});

test('the README has a section for every command, with all of its own options', async () => {
  for (const [name, load] of commands) {
    const section = readme.split(`## kuvert ${name}\n`)[1]?.split('\n## ')[0] ?? '';
    const { definition } = await load();
    for (const [option, { type }] of Object.entries(definition.args)) {
      const isCommon = ['config', 'json', 'verbose', 'help'].includes(option);
      if (type !== 'positional' && !isCommon) expect(section, `${name} --${option}`).toContain(`--${option}`);
    }
  }
});
