const created_at = '2026-10-01T08:00:00.000Z';
const session = {
  kind: 'session',
  name: 'browser',
  scopes: '',
  created_at,
  expires_at: null,
  revoked_at: null,
} as const;
const token = { ...session, kind: 'token' } as const;

/**
 * The credentials the demo begins with. Public on purpose, so that anybody can try the requests; the database holds
 * their hashes, as of every other.
 */
export const credentials = {
  'ada session': { ...session, id: 1, user: 'ada', text: 'kvs_ada00000000000000000000000000001' },
  'grace session': { ...session, id: 2, user: 'grace', text: 'kvs_c0ffee00000000000000000000000002' },
  'linus session': { ...session, id: 3, user: 'linus', text: 'kvs_11a05000000000000000000000000003' },
  'margaret session': { ...session, id: 4, user: 'margaret', text: 'kvs_acce5500000000000000000000000004' },
  'ada expired session': {
    ...session,
    id: 5,
    user: 'ada',
    text: 'kvs_ada00000000000000000000000000005',
    expires_at: '2026-10-31T08:00:00.000Z',
  },
  'ada publishing token': {
    ...token,
    id: 6,
    user: 'ada',
    name: 'release robot',
    scopes: 'projects:write',
    text: 'kvt_ada00000000000000000000000000006',
  },
  'ada reading token': {
    ...token,
    id: 7,
    user: 'ada',
    name: 'dashboard',
    text: 'kvt_ada00000000000000000000000000007',
  },
  'ada revoked token': {
    ...token,
    id: 8,
    user: 'ada',
    name: 'lost laptop',
    text: 'kvt_ada00000000000000000000000000008',
    revoked_at: '2026-10-05T17:30:00.000Z',
  },
} as const;

/** The names the credentials go by in the list of requests. */
export type CredentialName = keyof typeof credentials;
