import type { Command } from './command.ts';

/** Every command by its name. What one needs is loaded when it is asked for. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['list', async () => (await import('./commands/list.ts')).list],
  ['explain', async () => (await import('./commands/explain.ts')).explain],
  ['check', async () => (await import('./commands/check.ts')).check],
  ['docs', async () => (await import('./commands/docs.ts')).docs],
  ['lock', async () => (await import('./commands/lock.ts')).lock],
  ['diff', async () => (await import('./commands/diff.ts')).diff],
  ['openapi', async () => (await import('./commands/openapi.ts')).openapi],
  ['probe', async () => (await import('./commands/probe.ts')).probe],
  ['import', async () => (await import('./commands/import.ts')).importCodes],
]);
