import type { Asked } from './send.ts';

const boundary = 'x-boundary-x';

/** One part of a form: a field, or a file if it has a file name. */
export interface Part {
  readonly name?: string;
  readonly filename?: string;
  readonly value?: string;
  /** A header line in place of the one that names the part. */
  readonly line?: string;
}

const toPart = ({ name, filename, value = 'hunter2', line }: Part): string => {
  const file = filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: text/plain`;
  const named = name === undefined ? '' : `; name="${name}"`;
  return `--${boundary}\r\n${line ?? `Content-Disposition: form-data${named}${file}`}\r\n\r\n${value}\r\n`;
};

/** A request with a form. Without its end, it is cut off. */
export function form(parts: readonly Part[], end: string = `--${boundary}--\r\n`): Asked {
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: parts.map(toPart).join('') + end,
  };
}
