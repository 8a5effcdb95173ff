import type { Row } from './row.ts';

/** A number, and the text that stands right behind it: `5000Project not found`, as copying a web page leaves it. */
const NUMBERED = /^[\s|*•-]{0,8}(-?\d{1,15})[\s|:;,.)\]–—-]{0,8}(\p{L}.*)$/u;
/** A word as programs have them, and its text behind something that parts them. */
const WORDED = /^[\s|*•-]{0,8}([A-Z][A-Z0-9]*_[A-Z0-9_]+|[A-Z]{1,6}-?\d{1,9})[\s|:;–—-]{1,8}(\S.*)$/;
/** The head of a table, with or without something between its words. */
const HEAD =
  /^\W{0,8}(?:(?:error|response|status|result)\W{0,3})?codes?\W{0,8}(?:description|message|meaning|text|name|reason)s?\W{0,8}$/i;

/**
 * The codes that lines of text tell of. Where a line is the head of such a table, only what comes after it counts: a page
 * has other lines that start with a number.
 */
export function readText(text: string): readonly Row[] {
  const lines = text.split(/\r?\n/);
  const heads = lines.flatMap((line, at) => (line.length < 80 && HEAD.test(line.trim()) ? [at] : []));
  const told = heads.length === 0 ? lines : heads.flatMap((at) => tableAfter(lines, at + 1));
  return told.flatMap((line) => readLine(line) ?? []);
}

/** The lines after a head, up to the first that tells of no code. */
function tableAfter(lines: readonly string[], start: number): readonly string[] {
  const rest = lines.slice(start).filter((line) => line.trim() !== '' && !/^[\s|:+=-]+$/.test(line));
  const end = rest.findIndex((line) => readLine(line) === undefined);
  return end === -1 ? rest : rest.slice(0, end);
}

function readLine(line: string): Row | undefined {
  const [, code, text] = NUMBERED.exec(line) ?? WORDED.exec(line) ?? [];
  return code === undefined || text === undefined ? undefined : { code, text: text.trim() };
}
