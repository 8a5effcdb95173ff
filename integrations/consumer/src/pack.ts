import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packed, root } from './paths.ts';
import { run } from './run.ts';

/** Packs every package that is published, as it would be published. Vitest calls it before the tests. */
export default async function pack(): Promise<void> {
  rmSync(packed, { recursive: true, force: true });
  mkdirSync(packed);
  for (const path of globSync('packages/*/package.json', { cwd: root })) {
    const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as { private?: boolean };
    if (manifest.private) continue;
    const folder = dirname(path);
    const { status, output } = await run('pnpm', ['pack', '--pack-destination', packed], join(root, folder));
    if (status !== 0) throw new Error(`pnpm pack failed in ${folder}: ${output}`);
  }
}
