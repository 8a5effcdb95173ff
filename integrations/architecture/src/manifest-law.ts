import { importsOf } from './imports.ts';
import { frameworkOf, kindOf, kindOfPackage } from './kind.ts';
import { law, testkit } from './law.ts';
import type { Rule } from './law.ts';
import { isTest } from './workspace.ts';
import type { Room } from './workspace.ts';

/** Has an upper end for each of its alternatives: a caret, a tilde, or a plain version. */
const isBounded = (range: string): boolean => range.split('||').every((part) => /^\s*[\^~]?\d/.test(part));

function* dependencyProblems(room: Room, rule: Rule, all: ReadonlySet<string>): Generator<string> {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {}, peerDependencies = {} } = room.manifest;

  for (const name of Object.keys(dependencies)) {
    const { kind } = kindOfPackage(name, all);
    if (kind === 'workspace' && !rule.workspace.includes(name)) yield `depends on ${name}, which it may not import.`;
    if (kind === 'framework' && room.path.startsWith('packages/'))
      yield `depends on ${name}; a framework is a peer, so that the app has one copy of it.`;
    if (kind === 'framework' && !rule.frameworks.includes(frameworkOf(name) ?? ''))
      yield `depends on ${name}, a framework it may not import.`;
    if (kind === 'other' && !rule.others) yield `depends on ${name}; it may bring no package along.`;
  }
  for (const name of Object.keys(devDependencies)) {
    if (all.has(name) && name !== testkit && !rule.workspace.includes(name))
      yield `has ${name} in its devDependencies, which its tests may not import.`;
  }
  for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (all.has(name) && range !== 'workspace:^') yield `takes ${name} at ${range}; it has to be workspace:^.`;
  }
  for (const name of Object.keys(optionalDependencies)) yield `depends on ${name} optionally; nothing may.`;
  for (const [name, range] of Object.entries(peerDependencies)) {
    if (all.has(name)) yield `has ${name} as a peer; a package of this repository is a dependency.`;
    else if (!rule.frameworks.includes(frameworkOf(name) ?? '')) yield `has ${name} as a peer, but no such framework.`;
    else if (!isBounded(range)) yield `has ${name} as a peer at ${range}; give the range an upper end.`;
  }
}

/** What the sources import, tests left out, has to be declared where installing brings it. */
function* undeclared(room: Room, all: ReadonlySet<string>): Generator<string> {
  const { dependencies = {}, peerDependencies = {} } = room.manifest;
  const shipped = room.sources.filter(({ path }) => !isTest(path));
  const targets = shipped.flatMap(({ path, text }) =>
    importsOf(path, text).flatMap(({ specifier }) => (specifier === undefined ? [] : [kindOf(specifier, path, all)])),
  );
  const named = (kind: string) =>
    new Set(targets.flatMap((target) => (target.kind === kind && 'name' in target ? [target.name] : [])));

  for (const name of named('workspace')) if (!(name in dependencies)) yield `imports ${name} without depending on it.`;
  for (const name of named('framework'))
    if (!(name in peerDependencies) && !(name in dependencies)) yield `imports ${name} without having it as a peer.`;
}

/** Everything in the manifests that does not agree with the law, or with what the sources import. */
export function manifestViolations(rooms: readonly Room[]): readonly string[] {
  const all = new Set(rooms.map((room) => room.manifest.name));
  return rooms.flatMap((room) => {
    const rule = law[room.path];
    if (rule === undefined) return [];
    return [...dependencyProblems(room, rule, all), ...undeclared(room, all)].map(
      (problem) => `${room.path}/package.json ${problem}`,
    );
  });
}
