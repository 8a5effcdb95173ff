import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mentionsOf } from './mentions.ts';

test('globs start from the folder of the config, or from the root of the disk', () => {
  const folder = join(import.meta.dirname, '..');
  const relative = mentionsOf(['check/*.ts'], folder);
  expect(relative).toContain('PROJECT_NOT_FOUND');
  expect(mentionsOf([join(folder, 'check/*.ts')], import.meta.dirname)).toEqual(relative);
});
