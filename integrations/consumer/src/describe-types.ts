import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Consumer } from './consumer.ts';
import { fixtures, typescript7 } from './paths.ts';
import type { Project } from './project.ts';
import { run } from './run.ts';

/** How a user's own compiler may be set: how it resolves, and how strictly it reads optional properties. */
const settings = ['nodenext', 'bundler'].flatMap((moduleResolution) =>
  [true, false].map((exactOptionalPropertyTypes) => ({ moduleResolution, exactOptionalPropertyTypes })),
);

type Settings = (typeof settings)[number];

/** Where the compilers are: the user's own, and the one of this repository. */
const compilers = {
  'TypeScript 5.9': 'node_modules/typescript/bin/tsc',
  'TypeScript 7': typescript7,
} as const;

/** A configuration that checks the declarations of our packages as well, only not those that TypeScript brings. */
function tsconfig(options: Settings, more: object, folder = 'src'): string {
  const { moduleResolution } = options;
  const compilerOptions = {
    target: 'es2022',
    module: moduleResolution === 'bundler' ? 'preserve' : moduleResolution,
    types: ['node'],
    strict: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    ...options,
    ...more,
  };
  return JSON.stringify({ compilerOptions, include: [folder] });
}

/** Describes that a TypeScript user's project compiles, and that the declarations it emits do in turn. */
export function describeTypes(consumer: Pick<Consumer, 'fixture'>, projectOf: () => Project): void {
  /** What the compiler says of a configuration; it says nothing where all is well. */
  const compile = async (version: keyof typeof compilers, config: string): Promise<string> => {
    const { folder, write } = projectOf();
    await write({ 'tsconfig.json': config });
    return (await run(process.execPath, [compilers[version], '--project', '.'], folder)).output;
  };

  beforeAll(async () => {
    const { folder, write } = projectOf();
    await mkdir(join(folder, 'src'));
    await mkdir(join(folder, 'emitted'));
    await write({
      'src/package.json': '{ "type": "module" }\n',
      'emitted/package.json': '{ "type": "module" }\n',
      'src/contract.ts': readFileSync(join(fixtures, 'contract.ts'), 'utf8'),
      'src/server.ts': readFileSync(join(fixtures, consumer.fixture), 'utf8'),
    });
  });

  describe.each(['TypeScript 5.9', 'TypeScript 7'] as const)('%s', (version) => {
    test.each(settings)(
      'compiles with $moduleResolution and exactOptionalPropertyTypes $exactOptionalPropertyTypes, and emits declarations',
      async (options) => {
        const emit = { declaration: true, emitDeclarationOnly: true, rootDir: 'src', outDir: 'emitted' };
        expect(await compile(version, tsconfig(options, emit))).toBe('');
      },
      60_000,
    );

    test('compiles the declarations it emitted', async () => {
      const options = { moduleResolution: 'nodenext', exactOptionalPropertyTypes: true };
      expect(await compile(version, tsconfig(options, { noEmit: true }, 'emitted'))).toBe('');
    }, 60_000);
  });
}
