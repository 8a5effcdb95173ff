/** As long as a message may be, with room for what its characters take in UTF-8. */
const longest = 300;

// oxlint-disable-next-line no-control-regex -- what no message may hold
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * A text as a message of the registry: one line, not too long, with every brace a placeholder. `{user-id}` becomes
 * `{user_id}`, and a brace that is none a parenthesis.
 */
export function toMessage(text: string): string {
  const line = text.toWellFormed().replace(CONTROL, ' ').trim();
  const short = line.slice(0, longest).toWellFormed();
  const parts = short.split(/\{([^{}]*)\}/);
  return parts.map((part, at) => (at % 2 === 1 ? toPlaceholder(part) : toPlain(part))).join('');
}

function toPlain(text: string): string {
  return text.replaceAll('{', '(').replaceAll('}', ')');
}

function toPlaceholder(name: string): string {
  const word = name.trim().replace(/\W/g, '_');
  if (!/[A-Za-z0-9]/.test(word)) return `(${name})`;
  return /^\d/.test(word) ? `{p${word}}` : `{${word}}`;
}
