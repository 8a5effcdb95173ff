import { styleText } from 'node:util';

/** Colours of standard output: none where it is no terminal, or NO_COLOR is set. */
export const paint = {
  dim: (text: string): string => styleText('dim', text),
  bold: (text: string): string => styleText('bold', text),
  red: (text: string): string => styleText('red', text),
  yellow: (text: string): string => styleText('yellow', text),
  green: (text: string): string => styleText('green', text),
  cyan: (text: string): string => styleText('cyan', text),
} as const;

/** The colour of a status: a client's mistakes are yellow, the server's red. */
export function paintStatus(text: string): string {
  if (text.startsWith('5')) return paint.red(text);
  return text.startsWith('2') ? paint.green(text) : paint.yellow(text);
}
