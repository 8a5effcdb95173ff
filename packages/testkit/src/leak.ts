/** Part of everything that must stay inside: messages, stacks, statements, paths, names of upstream servers. */
export const LEAK = 'kuvert-leak-4f1c';

/** A text as an unlucky program would throw it. */
export const SECRET: string = `SELECT * FROM users WHERE token = '${LEAK}' -- /srv/${LEAK}/db.js:7:13`;

/** Anything that looks as if it came from within a server. */
const INSIDE = [/:\d+:\d+\)/, /node_modules/, /node:internal/, /\bSELECT\b/, /\/srv\//, /\.[cm]?[jt]s:\d+/];

/** The problems of a text that goes to a client. */
export function leaksOf(text: string): string[] {
  const signs = INSIDE.filter((pattern) => pattern.test(text)).map((pattern) => `the answer looks like ${pattern}`);
  return text.includes(LEAK) ? ['the answer repeats what was thrown', ...signs] : signs;
}
