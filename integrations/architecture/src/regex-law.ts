import { check } from 'recheck';
import type { Diagnostics } from 'recheck';
import { regexesOf } from './regexes.ts';
import { isTest } from './workspace.ts';
import type { Room } from './workspace.ts';

/** One answer for each regular expression, however often it is written. No clock decides: what is slow is waited for. */
const known = new Map<string, Promise<Diagnostics>>();

function diagnose(source: string, flags: string): Promise<Diagnostics> {
  const key = `/${source}/${flags}`;
  const diagnostics = known.get(key) ?? check(source, flags, { timeout: null });
  known.set(key, diagnostics);
  return diagnostics;
}

/** Why a regular expression may not be, or `undefined` where it takes no longer than its text is long. */
async function problemOf(source: string | undefined, flags: string): Promise<string | undefined> {
  if (source === undefined) return 'computes a regular expression; write it out, so that it can be checked.';
  const found = await diagnose(source, flags);
  if (found.status === 'safe') return undefined;
  const regex = `/${source}/${flags}`;
  if (found.status === 'unknown') return `has ${regex}, which cannot be checked (${found.error.kind}); simplify it.`;
  return `has ${regex}, which takes ${found.complexity.summary} time on ${found.attack.pattern}.`;
}

/**
 * Every regular expression whose time grows faster than its text, with its place and a text that shows it. Tests are left
 * out: they choose what they match.
 */
export async function regexViolations(rooms: readonly Room[]): Promise<readonly string[]> {
  const violations: string[] = [];
  for (const room of rooms) {
    for (const { path, text } of room.sources.filter((each) => !isTest(each.path))) {
      for (const { source, flags, line } of regexesOf(path, text)) {
        const problem = await problemOf(source, flags);
        if (problem !== undefined) violations.push(`${room.path}/${path}:${line} ${problem}`);
      }
    }
  }
  return violations;
}
