import { importsOf } from './imports.ts';
import { frameworkOf, kindOf } from './kind.ts';
import { law, testkit } from './law.ts';
import type { Rule } from './law.ts';
import { isTest } from './workspace.ts';
import type { Room, Source } from './workspace.ts';

const list = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '));

/** Where the judgement of one import starts from. */
interface Place {
  readonly room: Room;
  readonly source: Source;
  readonly rule: Rule;
  /** The names of all packages of this repository. */
  readonly workspace: ReadonlySet<string>;
}

/** Why this may not be imported there, or `undefined` where it may. */
function problemOf(specifier: string | undefined, { room, source, rule, workspace }: Place): string | undefined {
  if (specifier === undefined) return rule.computed ? undefined : 'computes what it imports; write the specifier out.';
  const target = kindOf(specifier, source.path, workspace);
  const test = isTest(source.path);

  if (target.kind === 'inside') return undefined;
  if (target.kind === 'outside') return `imports ${specifier}, a file of another place; import a package by its name.`;
  if (target.kind === 'node') {
    return rule.node || test ? undefined : `imports ${specifier}, but ${room.path} runs where there is no Node.`;
  }
  if (target.kind === 'workspace') {
    const allowed = test ? [...rule.workspace, testkit, room.manifest.name] : rule.workspace;
    if (allowed.includes(target.name)) return undefined;
    return `imports ${specifier}; of this repository, ${room.path} may import ${list(rule.workspace)}.`;
  }
  if (target.kind === 'framework') {
    if (test || rule.frameworks.includes(frameworkOf(target.name) ?? '')) return undefined;
    return `imports ${specifier}; of the frameworks, ${room.path} may import ${list(rule.frameworks)}.`;
  }
  return rule.others || test ? undefined : `imports ${specifier}; ${room.path} may import no such package.`;
}

/** Every import that the law does not allow, each with its place and what is allowed there. */
export function importViolations(rooms: readonly Room[]): readonly string[] {
  const workspace = new Set(rooms.map((room) => room.manifest.name));
  return rooms.flatMap((room) => {
    const rule = law[room.path];
    if (rule === undefined) return [`${room.path} has no row in the import law; add one to law.ts.`];
    return room.sources.flatMap((source) =>
      importsOf(source.path, source.text).flatMap(({ specifier, line }) => {
        const problem = problemOf(specifier, { room, source, rule, workspace });
        return problem === undefined ? [] : [`${room.path}/${source.path}:${line} ${problem}`];
      }),
    );
  });
}
