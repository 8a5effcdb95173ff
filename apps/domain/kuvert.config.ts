import { defineConfig } from '@kuvert/cli';
import { api, leadsApi } from './src/index.ts';

/** The contracts of the demo, as they were last promised: kuvert.lock.json. */
export default defineConfig({
  apis: { registry: api, leads: leadsApi },
  sources: ['src/**/*.ts'],
  packages: ['@kuvert-demo/domain'],
});
