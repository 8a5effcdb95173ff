// Packs every package that is published, as it would be published, into dist/.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packed, root } from './paths.ts';

rmSync(packed, { recursive: true, force: true });
mkdirSync(packed);
for (const path of globSync('packages/*/package.json', { cwd: root })) {
  const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as { private?: boolean };
  if (manifest.private) continue;
  const { status } = spawnSync('pnpm', ['pack', '--pack-destination', packed], {
    cwd: join(root, dirname(path)),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`pnpm pack failed in ${dirname(path)}.`);
}
