import { retryTexts } from '../explain.ts';
import { toMarkdownCode, toMarkdownText } from '../markdown.ts';
import { describeKind } from '../param-kind.ts';
import { keptTexts } from './docs-model.ts';
import type { Documented, DocumentedCode } from './docs-model.ts';
import { toLink } from './link.ts';

/** The docs of an API as one file of Markdown: a table of all codes, and a section for each. */
export function toMarkdownPage(api: Documented): string {
  const { title, codes } = api;
  const rows = codes.map(
    ({ code, reason, status, message, deprecated, retired }) =>
      `| ${toMarkdownCode(String(code))} | [${toMarkdownCode(reason)}](#${reason.toLowerCase()}) | ${status.join(', ')} | ${toMarkdownText(message)}${noteOf(deprecated, retired)} |\n`,
  );
  const table = `| Code | Reason | Status | Message |\n| ---: | --- | --- | --- |\n${rows.join('')}`;
  const kept = keptTexts(api)
    .map((text) => `${toMarkdownText(text)}\n\n`)
    .join('');
  return `# ${toMarkdownText(title)}\n\n${table}\n${kept}${codes.map(toSection).join('\n')}`;
}

function noteOf(deprecated: string | undefined, retired: true | undefined): string {
  if (retired === true) return ' _(retired)_';
  return deprecated === undefined ? '' : ' _(deprecated)_';
}

function toSection(code: DocumentedCode): string {
  const { reason, status, message, params = {}, challenge, retry, docs, deprecated, retired } = code;
  const kinds = Object.entries(params).map(([name, kind]) => `${toMarkdownCode(name)} (${describeKind(kind)})`);
  const link = docs === undefined ? undefined : toLink(docs);
  const shown =
    docs !== undefined && (link === undefined ? toMarkdownCode(docs) : `[${toMarkdownCode(docs)}](<${link}>)`);
  const facts = [
    `Code ${toMarkdownCode(String(code.code))}, status ${status.join(', ')}`,
    kinds.length > 0 && `Params: ${kinds.join(', ')}`,
    challenge !== undefined && `Challenge: ${toMarkdownCode(challenge)}`,
    `Retry: ${retryTexts[retry]}`,
    code.speaksFor.length > 0 && `Speaks for: ${code.speaksFor.join(', ')}`,
    shown && `More: ${shown}`,
    deprecated !== undefined && `Deprecated: use [${toMarkdownCode(deprecated)}](#${deprecated.toLowerCase()})`,
    retired === true && 'Retired: it is no longer answered, and its code stays taken',
  ].filter((fact) => typeof fact === 'string');
  const list = facts.map((fact) => `- ${fact}\n`).join('');
  const example = code.example === undefined ? '' : `\n${fence(JSON.stringify(code.example, undefined, 2))}`;
  return `## ${reason}\n\n${toMarkdownText(message)}\n\n${list}${example}`;
}

/** JSON in a block that no backticks inside it end. */
function fence(json: string): string {
  const longest = Math.max(2, ...(json.match(/`+/g) ?? []).map((run) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}json\n${json}\n${mark}\n`;
}
