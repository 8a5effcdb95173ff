import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { refuse, toReason } from './problem.ts';

/**
 * The text of a file, or `undefined` where there is none.
 *
 * @throws Problem where there is one that cannot be read
 */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return refuse('input', `${file} cannot be read: ${toReason(error)}; name a file that can`, error);
  }
}

/** The text of a file that has to be there. */
export function readText(file: string, help: string): string {
  return readIfThere(file) ?? refuse('input', `there is no file ${file}; ${help}`);
}

/**
 * Writes files, with the folders they need.
 *
 * @throws Problem for the first that cannot be written
 */
export function writeFiles(files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    } catch (error) {
      refuse('output', `${file} cannot be written: ${toReason(error)}; choose another place`, error);
    }
  }
}

/**
 * Removes files.
 *
 * @throws Problem for the first that cannot be removed
 */
export function removeFiles(files: readonly string[]): void {
  for (const file of files) {
    try {
      rmSync(file, { force: true });
    } catch (error) {
      refuse('output', `${file} cannot be removed: ${toReason(error)}; remove it by hand`, error);
    }
  }
}

/** A path as a person in this folder writes it. */
export function toShort(file: string, cwd: string): string {
  const short = relative(cwd, file);
  return short === '' || short.startsWith('..') ? file : short;
}
