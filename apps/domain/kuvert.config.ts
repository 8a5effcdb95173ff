import { defineConfig } from '@kuvert/cli';
import { leadsApi } from './src/leads/contract.ts';
import { api } from './src/resources/contract.ts';

/** The contracts of the demo, as they were last promised: kuvert.lock.json. */
export default defineConfig({
  apis: { registry: api, leads: leadsApi },
  sources: ['src/**/*.ts'],
  packages: ['@kuvert-demo/domain'],
});
