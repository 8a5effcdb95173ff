// Serves the servers of one scenario, each on a port of its own, and says which as JSON. Ends with its parent.
//   node server.ts <framework> <work>
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scenario } from '../servers/scenario.ts';

const [framework = '', work = ''] = process.argv.slice(2);
const { scenarios } = (await import(`../servers/${framework}.ts`)) as {
  readonly scenarios: readonly Scenario<RequestListener>[];
};
const { servers = {} } = scenarios.find((scenario) => scenario.work === work) ?? {};
const ports: Record<string, number> = {};
for (const [name, listener] of Object.entries(servers)) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ports[name] = (server.address() as AddressInfo).port;
}
process.send?.(ports);
process.once('disconnect', () => process.exit());
