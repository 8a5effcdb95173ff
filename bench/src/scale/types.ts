import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from '../stats.ts';

/** What the compiler says of a registry. */
export interface Checked {
  /** Seconds, the median of all runs. */
  readonly seconds: number;
  readonly instantiations: number;
}

const root = join(import.meta.dirname, '../..');
const uses = 200;

const entry = (at: number): string =>
  at % 3 === 0
    ? `CODE_${at}: { code: ${at}, status: 409, message: 'At most {max} of {all}', params: { max: 'integer', all: 'integer' } },`
    : `CODE_${at}: { code: ${at}, status: 404, message: 'Not found' },`;

const table = (codes: number): string => Array.from({ length: codes }, (_, at) => entry(at + 1)).join('\n');

const use = (at: number, codes: number): string => {
  const code = 1 + ((at * 7) % codes);
  return code % 3 === 0 ? `api.error('CODE_${code}', { max: 1, all: 2 });` : `api.error('CODE_${code}');`;
};

/** Sources of three kinds: the literals alone, the registry with its uses, and one in which a code is there twice. */
export const sources = {
  bare: (codes: number): string =>
    `export const table = {\n${table(codes)}\n} as const satisfies Readonly<Record<string, { code: number; status: number; message: string; params?: Readonly<Record<string, string>> }>>;\n`,
  typed: (codes: number): string =>
    `import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
const codes = defineCodes({\n${table(codes)}\n});
const faults = { internal: 'CODE_1', badRequest: 'CODE_1', routeNotFound: 'CODE_1' } as const;
export const api = defineContract({ codes, envelope: codeEnvelope(), faults });
${Array.from({ length: uses }, (_, at) => use(at, codes)).join('\n')}\n`,
  failing: (codes: number): string =>
    `import { defineCodes } from '@kuvert/core';
export const codes = defineCodes({\n${table(codes)}\nAGAIN: { code: 7, status: 404, message: 'Not found' },\n});\n`,
} as const;

/** Has the compiler check a source so many times. */
export function check(kind: keyof typeof sources, codes: number, times: number): Checked {
  mkdirSync(join(root, '.types'), { recursive: true });
  const folder = mkdtempSync(join(root, '.types/'));
  try {
    writeFileSync(join(folder, 'source.ts'), sources[kind](codes));
    const options = { strict: true, noEmit: true, target: 'es2023', module: 'nodenext', skipLibCheck: true, types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['source.ts'] }));
    const runs = Array.from({ length: times }, () => {
      const { stdout, status } = spawnSync('tsc', ['--project', folder, '--extendedDiagnostics'], {
        encoding: 'utf8',
        timeout: 120_000,
      });
      if ((status === 0) === (kind === 'failing')) throw new Error(`${kind}, ${codes} codes: ${stdout.slice(0, 500)}`);
      return {
        seconds: Number(/^Check time:\s+([\d.]+)s/m.exec(stdout)?.[1]),
        instantiations: Number(/^Instantiations:\s+(\d+)/m.exec(stdout)?.[1]),
      };
    });
    return { seconds: quantile(runs.map(({ seconds }) => seconds)), instantiations: runs[0]?.instantiations ?? 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
