import { paint } from '../terminal/paint.ts';
import { toTable } from '../terminal/table.ts';
import { bumpOf } from './changes.ts';
import type { Change } from './changes.ts';
import { toMarkdownCode, toMarkdownText } from '../markdown.ts';

/** How a change is called: by its bump, unless it is refused. */
function nameOf({ bump, level }: Change): string {
  return level === 'refused' ? 'refused' : bump;
}

/** Changes as a table on a screen. */
export function toChangeTable(changes: readonly Change[], hasApis: boolean): string {
  if (changes.length === 0) return `${paint.green('Nothing changed.')}\n`;
  const colours = { refused: paint.red, major: paint.red, minor: paint.yellow, patch: paint.dim };
  const rows = changes.map((change) => [
    { text: nameOf(change), paint: colours[change.level === 'refused' ? 'refused' : change.bump] },
    { text: change.kind, paint: paint.dim },
    ...(hasApis ? [change.api] : []),
    { text: change.subject, paint: paint.bold },
    `${change.level === 'warning' ? 'warning: ' : ''}${change.what}`,
    { text: change.why, paint: paint.dim },
  ]);
  return `${toTable(rows)}${summarise(changes)}\n`;
}

/** Changes as a table of Markdown, for a comment or a changelog. */
export function toChangeMarkdown(changes: readonly Change[], hasApis: boolean): string {
  if (changes.length === 0) return 'Nothing changed.\n';
  const head = ['takes', ...(hasApis ? ['API'] : []), 'what', 'kind', 'change', 'because'];
  const lines = changes.map((change) =>
    [
      change.level === undefined
        ? nameOf(change)
        : `**${change.level === 'refused' ? 'refused' : `${change.bump}, warning`}**`,
      ...(hasApis ? [toMarkdownText(change.api)] : []),
      toMarkdownCode(change.subject),
      change.kind,
      toMarkdownText(change.what),
      change.why,
    ].join(' | '),
  );
  const rows = [head.join(' | '), head.map(() => '---').join(' | '), ...lines].map((line) => `| ${line} |\n`);
  return `${rows.join('')}\n${summarise(changes)}\n`;
}

function summarise(changes: readonly Change[]): string {
  if (changes.some(({ level }) => level === 'refused')) return 'Refused: a retired wire code is taken.';
  const counts = (['major', 'minor', 'patch'] as const)
    .map((bump) => [bump, changes.filter((change) => change.bump === bump).length] as const)
    .filter(([, count]) => count > 0)
    .map(([bump, count]) => `${count} ${bump}`);
  return `This takes a ${bumpOf(changes) ?? 'patch'} release (${counts.join(', ')}).`;
}
