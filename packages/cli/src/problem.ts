import { exitCodes } from './exit-codes.ts';
import type { ExitName } from './exit-codes.ts';

/** Something a user can mend, as one sentence. It ends the command with an exit code of its own. */
export class Problem extends Error {
  readonly exitCode: number;

  constructor(exit: ExitName, message: string, cause?: unknown) {
    super(`[@kuvert/cli] ${message}.`, cause === undefined ? undefined : { cause });
    this.exitCode = exitCodes[exit];
  }

  override get name(): string {
    return 'Problem';
  }
}

/** Ends the command. */
export function refuse(exit: ExitName, message: string, cause?: unknown): never {
  throw new Problem(exit, message, cause);
}

/** What was thrown, as one line: never a stack, and without the full stop that the sentence around it has. */
export function toReason(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  const line = text.split('\n').find((each) => each.trim() !== '') ?? 'it does not say why';
  return line.replace(/^\[@kuvert\/\w+\] /, '').replace(/\.$/, '');
}
