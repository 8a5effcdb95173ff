import { fileURLToPath } from 'node:url';

/** The folder of files that cases serve. */
export const root: string = fileURLToPath(new URL('../public', import.meta.url));

/** The path of a file in it. */
export const file = (name: string): string => `${root}/${name}`;
