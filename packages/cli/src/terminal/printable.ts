/** Control characters, and those that turn the direction of text around: what could forge lines on a screen. */
// oxlint-disable-next-line no-control-regex -- what must not reach a screen
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text that somebody else wrote, fit for a screen: on one line, and without escape sequences. */
export function toPrintable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}
