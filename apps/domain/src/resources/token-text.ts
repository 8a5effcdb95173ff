/** A signed-in person, or a program they gave a token to. */
export type CredentialKind = 'session' | 'token';

const PREFIX = { session: 'kvs_', token: 'kvt_' } as const;

/** Writes a credential: a prefix that secret scanners can look for, and 32 hex digits. */
export function toTokenText(kind: CredentialKind, secret: string): string {
  return PREFIX[kind] + secret;
}

/** Whether a text can be a credential at all; if not, the database is not asked. */
export function isTokenText(text: string): boolean {
  return /^kv[st]_[0-9a-f]{32}$/.test(text);
}

/** SHA-256 in hex. Enough for 128 random bits; a password would need a slow hash. */
export async function hashToken(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
