import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { frameworks } from './law.ts';

/** What an import reaches for. */
export type Kind =
  | { readonly kind: 'inside' | 'outside' | 'node' }
  | { readonly kind: 'workspace' | 'framework' | 'other'; readonly name: string };

/** The package of a specifier: `@kuvert/core` of `@kuvert/core/code-envelope`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The framework a package belongs to, by name or by scope, or by the name of its types. */
export function frameworkOf(name: string): string | undefined {
  // The types of @koa/router are @types/koa__router.
  const plain = name.replace(/^@types\//, '').replace(/__.+$/, '');
  return frameworks.find((framework) => plain === framework || name.startsWith(`@${framework}/`));
}

/** A package from the manifest or an import: of this repository, a framework's, or another. */
export function kindOfPackage(name: string, workspace: ReadonlySet<string>): Kind {
  if (workspace.has(name)) return { kind: 'workspace', name };
  return { kind: frameworkOf(name) === undefined ? 'other' : 'framework', name };
}

/** What a specifier in a file reaches for; `file` starts at the room, as `workspace` names all there are. */
export function kindOf(specifier: string, file: string, workspace: ReadonlySet<string>): Kind {
  if (specifier.startsWith('#')) return { kind: 'inside' };
  if (isBuiltin(specifier)) return { kind: 'node' };
  if (/^\.{1,2}(\/|$)/.test(specifier)) {
    const target = posix.join(posix.dirname(file), specifier);
    return { kind: target === '..' || target.startsWith('../') ? 'outside' : 'inside' };
  }
  if (/^(\/|file:|data:|https?:)/.test(specifier)) return { kind: 'outside' };
  return kindOfPackage(packageOf(specifier), workspace);
}
