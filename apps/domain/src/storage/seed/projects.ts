const tree = (slug: string, owner: string, license: string, created: string, summary: string, locked: 0 | 1 = 0) => ({
  slug,
  summary,
  license,
  owner,
  locked,
  created_at: `${created}T09:00:00.000Z`,
  updated_at: `${created}T09:00:00.000Z`,
});

export const projects = [
  tree('alder', 'ada', 'MIT', '2024-02-12', 'Typed HTTP routing with no dependencies'),
  tree('aspen', 'ada', 'Apache-2.0', '2024-02-28', 'Retry and back-off for flaky network calls'),
  tree('beech', 'grace', 'MIT', '2024-05-03', 'Streaming CSV reader and writer'),
  tree('birch', 'grace', 'BSD-3-Clause', '2024-05-17', 'Bit sets and bloom filters'),
  tree('cedar', 'ada', 'MIT', '2024-06-01', 'Frozen: the 2024 long-term release line', 1),
  tree('cherry', 'katherine', 'MIT', '2024-07-09', 'Colour spaces and contrast checks'),
  tree('cypress', 'ken', 'ISC', '2024-09-10', 'Pretty printer for S-expressions'),
  tree('elm', 'katherine', 'MIT', '2024-09-21', 'State machines as plain objects'),
  tree('fir', 'dennis', 'MIT', '2024-10-02', 'File watcher that batches changes'),
  tree('ginkgo', 'dennis', 'MPL-2.0', '2024-10-30', 'Compact binary tree encoding'),
  tree('hazel', 'barbara', 'MIT', '2024-11-11', 'Abstract data types with property tests'),
  tree('hickory', 'barbara', 'Apache-2.0', '2024-12-05', 'Schema migrations for SQLite'),
  tree('holly', 'linus', 'GPL-2.0-only', '2025-01-16', 'Content-addressed object store'),
  tree('juniper', 'linus', 'GPL-2.0-only', '2025-02-03', 'Three-way text merge'),
  tree('larch', 'linus', 'MIT', '2025-02-20', 'Terminal dive computer log'),
  tree('linden', 'grace', 'MIT', '2025-03-14', 'Compiler diagnostics with source excerpts'),
  tree('maple', 'margaret', 'MIT', '2025-05-28', 'Priority scheduling for event loops'),
  tree('oak', 'margaret', 'MIT', '2025-06-18', 'Fault injection for integration tests'),
  tree('olive', 'ken', 'ISC', '2025-07-07', 'Regular expressions in linear time'),
  tree('pine', 'ken', 'BSD-3-Clause', '2025-08-01', 'UTF-8 validation and repair'),
  tree('poplar', 'dennis', 'MIT', '2025-09-12', 'Process supervision in 300 lines'),
  tree('rowan', 'katherine', 'Apache-2.0', '2025-10-25', 'Orbital mechanics with units'),
  tree('spruce', 'ada', 'MIT', '2026-01-08', 'Analytical engine emulator'),
  tree('willow', 'barbara', 'MIT', '2026-03-30', 'Iterators that clean up after themselves'),
  tree('yew', 'grace', 'MIT', '2026-08-19', 'Debugger protocol client'),
] as const;

const label = (project: string, kind: 'keyword' | 'channel', ...names: readonly string[]) =>
  names.map((name) => ({ project, kind, name }));

// alder has as many of both as a project may.
export const labels = [
  ...label('alder', 'keyword', 'fetch', 'http', 'router', 'typescript', 'web'),
  ...label('alder', 'channel', 'beta', 'canary', 'latest', 'lts', 'next'),
  ...label('aspen', 'keyword', 'network', 'retry'),
  ...label('aspen', 'channel', 'latest'),
  ...label('beech', 'keyword', 'csv', 'stream'),
];

const version = (
  project: string,
  number: string,
  published_by: string,
  published: string,
  dependencies: object = {},
) => ({
  project,
  version: number,
  manifest: JSON.stringify({ name: project, version: number, dependencies }),
  published_by,
  published_at: `${published}T10:00:00.000Z`,
});

export const versions = [
  version('alder', '1.0.0', 'ada', '2024-03-01'),
  version('alder', '1.1.0', 'ada', '2025-01-20', { aspen: '^1.0.0' }),
  version('alder', '2.0.0', 'ada', '2026-11-20', { aspen: '^1.2.0', elm: '^0.4.0' }),
  version('aspen', '1.2.0', 'ada', '2025-01-10'),
  // A disk filled up while this one was written: half of its manifest is all there is.
  { ...version('birch', '0.9.0', 'grace', '2024-06-02'), manifest: '{"name":"birch","version":"0.9.0","depen' },
  version('maple', '3.1.4', 'margaret', '2026-02-14', { hazel: '^2.0.0' }),
];
