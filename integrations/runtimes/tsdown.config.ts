import { defineConfig } from 'tsdown';

const shared = { format: 'esm', dts: false, deps: { alwaysBundle: /./ }, logLevel: 'error' } as const;
const worker = (name: string) => ({
  ...shared,
  entry: [`src/servers/${name}.ts`],
  platform: 'neutral' as const,
  clean: false,
});

// Each Worker is one file, and none of the servers needs node_modules or a Node that reads TypeScript.
export default defineConfig([
  { ...shared, entry: ['src/servers/node.ts', 'src/servers/native.ts'], platform: 'node', fixedExtension: false },
  worker('worker-fetch'),
  worker('worker-hono'),
]);
