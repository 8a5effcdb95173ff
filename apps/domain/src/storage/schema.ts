/** The tables, one statement each: SQLite runs them in a row, D1 as a batch. */
export const schema: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS users (
    name TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    joined_at TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS credentials (
    id INTEGER PRIMARY KEY,
    user TEXT NOT NULL REFERENCES users (name),
    kind TEXT NOT NULL CHECK (kind IN ('session', 'token')),
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS notifications (
    id INTEGER PRIMARY KEY,
    user TEXT NOT NULL REFERENCES users (name),
    subject TEXT NOT NULL,
    created_at TEXT NOT NULL,
    read_at TEXT
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS organizations (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    owner TEXT NOT NULL REFERENCES users (name),
    created_at TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS invited_members (
    organization TEXT NOT NULL REFERENCES organizations (slug),
    user TEXT NOT NULL REFERENCES users (name),
    scopes TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    PRIMARY KEY (organization, user)
  ) STRICT`,

  // The owner is a member by being the owner, so an organization can never be stored without one.
  `CREATE VIEW IF NOT EXISTS members AS
    SELECT slug AS organization, owner AS user, 'owner' AS role, 'members:write' AS scopes, created_at AS joined_at
      FROM organizations
    UNION ALL
    SELECT organization, user, 'member', scopes, joined_at FROM invited_members`,

  `CREATE TABLE IF NOT EXISTS projects (
    slug TEXT PRIMARY KEY,
    summary TEXT NOT NULL,
    license TEXT NOT NULL,
    owner TEXT NOT NULL REFERENCES users (name),
    locked INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS project_labels (
    project TEXT NOT NULL REFERENCES projects (slug),
    kind TEXT NOT NULL CHECK (kind IN ('keyword', 'channel')),
    name TEXT NOT NULL,
    PRIMARY KEY (project, kind, name)
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS versions (
    project TEXT NOT NULL REFERENCES projects (slug),
    version TEXT NOT NULL,
    manifest TEXT NOT NULL,
    published_by TEXT NOT NULL REFERENCES users (name),
    published_at TEXT NOT NULL,
    PRIMARY KEY (project, version)
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS icons (
    project TEXT PRIMARY KEY REFERENCES projects (slug),
    type TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS oauth_states (
    state TEXT PRIMARY KEY,
    expires_at TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS currencies (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE IF NOT EXISTS leads (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    company TEXT,
    status TEXT NOT NULL,
    currency TEXT NOT NULL REFERENCES currencies (code),
    budget INTEGER NOT NULL,
    owner TEXT,
    notes TEXT NOT NULL,
    merged_into INTEGER REFERENCES leads (id),
    created_at TEXT NOT NULL
  ) STRICT`,
];
