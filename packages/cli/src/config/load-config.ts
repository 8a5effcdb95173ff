import { pathToFileURL } from 'node:url';
import { refuse, toReason } from '../problem.ts';
import { checkConfig } from './check-config.ts';
import type { Config } from './check-config.ts';
import { findConfig } from './find-config.ts';

/**
 * Finds, imports and checks the config.
 *
 * @throws Problem that names the file and what is wrong with it
 */
export async function loadConfig(cwd: string, named: string | undefined): Promise<Config> {
  const file = findConfig(cwd, named);
  return checkConfig(await importDefault(file), file);
}

async function importDefault(file: string): Promise<unknown> {
  if (/\.[cm]?ts$/.test(file) && !readsTypeScript()) {
    refuse(
      'config',
      `Node ${process.versions.node} cannot import ${file}; run Node 22.18 or later, or write the config as kuvert.config.mjs`,
    );
  }
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    return module.default;
  } catch (error) {
    return refuse('config', `${file} cannot be loaded: ${toReason(error)}; mend it`, error);
  }
}

/** Whether this Node strips types from what it imports. */
function readsTypeScript(): boolean {
  return Boolean((process.features as { readonly typescript?: string | false }).typescript);
}
