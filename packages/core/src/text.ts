/** A message on the wire is at most this many bytes of UTF-8. */
export const MAX_MESSAGE_BYTES = 1024;

/**
 * Makes a text fit for the wire: lone surrogates and control characters are replaced by U+FFFD and a space, and it
 * is cut, on a character, at {@link MAX_MESSAGE_BYTES}.
 */
export function toSafeText(text: string): string {
  if (PLAIN.test(text)) return text;
  // A character has a byte at least, so that what lies further is never looked at.
  return clip(text.slice(0, MAX_MESSAGE_BYTES).toWellFormed().replace(CONTROL, ' '), MAX_MESSAGE_BYTES);
}

/** What needs no care, as almost everything is. */
const PLAIN = /^[ -~]{0,1024}$/;

// oxlint-disable-next-line no-control-regex -- control characters are what it removes
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

function clip(text: string, maxBytes: number): string {
  if (text.length * 3 <= maxBytes) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += utf8Length(character.codePointAt(0) ?? 0);
    if (bytes > maxBytes) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
