export const users = [
  { name: 'ada', display_name: 'Ada Brandt', joined_at: '2024-02-11T08:30:00.000Z' },
  { name: 'barbara', display_name: 'Barbara Lindqvist', joined_at: '2024-03-02T14:05:00.000Z' },
  { name: 'dennis', display_name: 'Dennis Achterberg', joined_at: '2024-03-19T10:12:00.000Z' },
  { name: 'grace', display_name: 'Grace Okafor', joined_at: '2024-04-23T07:45:00.000Z' },
  { name: 'katherine', display_name: 'Katherine Novak', joined_at: '2024-06-30T16:20:00.000Z' },
  { name: 'ken', display_name: 'Ken Matsuda', joined_at: '2024-09-08T09:00:00.000Z' },
  { name: 'linus', display_name: 'Linus Weber', joined_at: '2025-01-15T11:25:00.000Z' },
  { name: 'margaret', display_name: 'Margaret Silva', joined_at: '2025-05-27T13:50:00.000Z' },
] as const;

export const notifications = [
  {
    id: 1,
    user: 'ada',
    subject: 'grace starred alder',
    created_at: '2026-11-18T09:12:00.000Z',
    read_at: '2026-11-18T10:00:00.000Z',
  },
  { id: 2, user: 'ada', subject: 'linus joined lighthouse', created_at: '2026-11-19T15:40:00.000Z', read_at: null },
  { id: 3, user: 'ada', subject: 'alder 2.0.0 was published', created_at: '2026-11-20T08:05:00.000Z', read_at: null },
  {
    id: 4,
    user: 'grace',
    subject: 'Welcome to nordwind',
    created_at: '2026-11-12T12:00:00.000Z',
    read_at: '2026-11-12T12:30:00.000Z',
  },
  {
    id: 5,
    user: 'linus',
    subject: 'ada added you to lighthouse',
    created_at: '2026-11-19T15:40:00.000Z',
    read_at: null,
  },
] as const;

// margaret owns as many organizations as one user may.
export const organizations = [
  { slug: 'lighthouse', name: 'Lighthouse Collective', owner: 'ada', created_at: '2024-05-01T09:00:00.000Z' },
  { slug: 'nordwind', name: 'Nordwind Labs', owner: 'grace', created_at: '2024-08-14T10:30:00.000Z' },
  { slug: 'papier', name: 'Papier Werkstatt', owner: 'margaret', created_at: '2025-06-01T08:00:00.000Z' },
  { slug: 'siegel', name: 'Siegel Security', owner: 'margaret', created_at: '2025-07-12T08:00:00.000Z' },
  { slug: 'tinte', name: 'Tinte Tools', owner: 'margaret', created_at: '2025-09-30T08:00:00.000Z' },
] as const;

export const invitedMembers = [
  { organization: 'lighthouse', user: 'barbara', scopes: 'members:write', joined_at: '2024-06-03T11:00:00.000Z' },
  { organization: 'lighthouse', user: 'linus', scopes: '', joined_at: '2026-11-19T15:40:00.000Z' },
  { organization: 'nordwind', user: 'ken', scopes: '', joined_at: '2024-10-01T09:15:00.000Z' },
] as const;

/** Sign-ins that were begun and not yet finished; one was left lying too long. */
export const oauthStates = [
  { state: '57a7e000000000000000000000000001', expires_at: '2099-12-31T23:59:59.000Z' },
  { state: '57a7e000000000000000000000000002', expires_at: '2099-12-31T23:59:59.000Z' },
  { state: '57a7e000000000000000000000000003', expires_at: '2099-12-31T23:59:59.000Z' },
  { state: '57a7e000000000000000000000000004', expires_at: '2026-01-01T00:10:00.000Z' },
] as const;
