/** What texts say of their status, in the words that APIs use. The first that fits is proposed. */
const words: readonly (readonly [pattern: RegExp, status: number])[] = [
  [/\b(?:rate|too many requests|throttl\w*|slow down)\b.{0,40}(?:limit|request|exceed|)/i, 429],
  [/\b(?:unauthenticated|not (?:authenticated|logged in)|authentication (?:required|failed)|log ?in required)\b/i, 401],
  [
    /\b(?:invalid|expired|missing|bad|malformed|revoked)\b.{0,20}\b(?:credentials|auth header|authorization header|token|api key|session|password|signature)\b/i,
    401,
  ],
  [
    /\b(?:not allowed|not permitted|forbidden|permission|access denied|denied|missing required|insufficient|suspended|banned|exceeds?|quota)\b/i,
    403,
  ],
  [/\b(?:not found|does ?n[o']t exist|unknown|no such|not exist)\b/i, 404],
  [/\b(?:already|duplicate\w*|conflict\w*|in use|taken|exists)\b/i, 409],
  [/\b(?:gone|no longer (?:available|exists))\b/i, 410],
  [/\b(?:too (?:large|big|long))\b/i, 413],
  [/\bunsupported (?:media|content|file)\b/i, 415],
  [/\blocked\b/i, 423],
  [/\b(?:unacceptable|unprocessable|constraint)\b/i, 422],
  [
    /\b(?:invalid|malformed|missing|required|bad|wrong|validation|must|illegal|incorrect|cannot be (?:empty|blank))\b/i,
    400,
  ],
  [/\b(?:unavailable|maintenance|overloaded|try again later)\b/i, 503],
  [/\b(?:timed? ?out|timeout)\b/i, 504],
  [/\bnot implemented\b/i, 501],
  [/\b(?:internal|server error|unexpected|unhandled|database|crash\w*)\b/i, 500],
];

/** Whether a text, or a wire code, is that of the success. */
export function saysSuccess(code: string | undefined, text: string): boolean {
  return code === '0' || /^(?:success|succeeded|successful|ok|okay)\W?$/i.test(text);
}

/**
 * The status a text asks for.
 *
 * @param hasUnauthenticated whether another text of the source says 401 in so many words: then “unauthorized” is 403
 */
export function proposeStatus(code: string | undefined, text: string, hasUnauthenticated: boolean): number {
  if (/\bunauthori[sz]ed\b/i.test(text)) return hasUnauthenticated ? 403 : 401;
  const said = words.find(([pattern]) => pattern.test(text))?.[1];
  if (said !== undefined) return said;
  return code !== undefined && /^(?:4(?!00)\d\d|5\d\d)$/.test(code) ? Number(code) : 400;
}

const REASON = /^[A-Z][A-Z0-9_]{0,61}[A-Z0-9]$/;

/** Whether a word can be a reason as it is. */
export function isReason(word: string): boolean {
  return REASON.test(word);
}

/** A reason out of a text: its words in upper case, without what is a param. A text of other scripts gives none. */
export function proposeReason(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/\{[^{}]*\}|%[sd]|['’]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase();
  const parts = plain.split(/[^A-Z0-9]/).filter((part) => part !== '');
  const kept: string[] = [];
  for (const part of parts) if ([...kept, part].join('_').length <= 55) kept.push(part);
  const joined = kept.join('_');
  const reason = /^[0-9]/.test(joined) ? `CODE_${joined}` : joined;
  return isReason(reason) ? reason : undefined;
}
