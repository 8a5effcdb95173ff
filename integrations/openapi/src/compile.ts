import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};

/** What has been read of the files that stay as they are. */
const known = new Map<string, ts.SourceFile | undefined>();
const host = ts.createCompilerHost(options);
const read = host.getSourceFile.bind(host);
host.getSourceFile = (name, ...rest) => {
  if (name.endsWith('consumer.ts')) return read(name, ...rest);
  if (!known.has(name)) known.set(name, read(name, ...rest));
  return known.get(name);
};

/** Compiles a file beside what a generator has made, which it imports, and gives what is wrong with either. */
export function compile(folder: string, source: string): string[] {
  const file = join(folder, 'consumer.ts');
  writeFileSync(file, source);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file: at }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    return at?.fileName.endsWith('consumer.ts') === true ? text : `${at?.fileName}: ${text}`;
  });
}
