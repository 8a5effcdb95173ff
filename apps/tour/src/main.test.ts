import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { requests } from '@kuvert-demo/domain';
import { expect, test } from 'vitest';

test('the tour finds four servers alike, all their codes reached, and leaves', { timeout: 120_000 }, async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [main, '--once'], { maxBuffer: 1 << 24 });
  const text = stripVTControlCharacters(stdout);
  expect(text).toContain(`${requests.length} of ${requests.length} requests answered alike by 4 servers, as expected`);
  expect(
    text.match(/ failures by their reasons and [1-9]\d+ successes read back; [1-9]\d* lists walked to their ends/g),
  ).toHaveLength(4);
  expect(text.match(/40\/40 codes of the code envelope, 13\/13 codes of the status envelope/g)).toHaveLength(4);
});
