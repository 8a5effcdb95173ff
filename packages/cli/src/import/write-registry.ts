import { toPrintable } from '../terminal/printable.ts';
import type { Entry } from './entries.ts';

/** A registry in TypeScript. Whatever is a guess says so behind its line. */
export function writeRegistry(entries: readonly Entry[], source: string): string {
  const lines = entries.map(toLine).join('');
  return `import { defineCodes } from '@kuvert/core';

// From ${toComment(source)}. What a line calls proposed is a guess: read it, mend it, and take the mark away.
export const codes = defineCodes({
${lines}});
`;
}

function toLine({ reason, code, status, message, proposed, notes }: Entry): string {
  const members = [
    ...(code === undefined ? [] : [`code: ${typeof code === 'number' ? String(code) : quote(code)}`]),
    `status: ${status.length === 1 ? String(status[0]) : `[${status.join(', ')}]`}`,
    `message: ${quote(message)}`,
    ...(status.includes(401) ? ["challenge: 'Bearer'"] : []),
  ];
  const marks = [...(proposed.length > 0 ? [`proposed: ${proposed.join(', ')}`] : []), ...notes.map(toComment)];
  return `  ${reason}: { ${members.join(', ')} },${marks.length > 0 ? ` // ${marks.join('; ')}` : ''}\n`;
}

function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return `'${escaped.replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** Somebody's text, which ends no comment. */
function toComment(text: string): string {
  return toPrintable(text).slice(0, 200).toWellFormed();
}
