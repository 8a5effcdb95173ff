import { resolve } from 'node:path';
import { command } from '../command.ts';
import type { Command } from '../command.ts';
import { loadConfig } from '../config/load-config.ts';
import { compareLocks } from '../diff/compare-locks.ts';
import { readIfThere, toShort } from '../files.ts';
import { writeOrCheck } from '../files-check.ts';
import { toLock, toLockText } from '../lock/lock.ts';
import { readLock } from '../lock/read-lock.ts';
import { refuse } from '../problem.ts';

export const lock: Command = command(
  { name: 'lock', description: 'Write what the contract promises to the lock, to be compared with later.' },
  { check: { type: 'boolean', description: 'Write nothing; fail where the lock is not what the contract says' } },
  async ({ config, check = false }, { cwd }) => {
    const { apis, lock: path, folder } = await loadConfig(cwd, config);
    const file = resolve(folder, path);
    const promised = toLock(apis);
    const before = readIfThere(file);
    if (before !== undefined) {
      // The lock is all that remembers: once overwritten, nobody would know that the number was retired.
      const taken = compareLocks(readLock(before, toShort(file, cwd)), promised).find(
        ({ level }) => level === 'refused',
      );
      if (taken !== undefined) refuse('refused', `${taken.subject} ${taken.what}; give it another code`);
    }
    return writeOrCheck({
      files: new Map([[file, toLockText(promised)]]),
      isCheck: check,
      cwd,
      command: 'kuvert lock',
    });
  },
);
