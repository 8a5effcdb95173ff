import { startUpstream } from '@kuvert-demo/domain/node';
import { runWorkerd } from './workerd.ts';

// They mean what they mean to the other demo servers, but that `DATABASE` is a folder.
const { PORT, DATABASE = ':memory:', UPSTREAM_URL, DEMO_FIXED = '', BASE_URL = '' } = process.env;

const upstream = UPSTREAM_URL === undefined ? await startUpstream() : undefined;
const worker = await runWorkerd({
  port: Number(PORT ?? 0),
  storage: DATABASE === ':memory:' ? undefined : DATABASE,
  vars: { UPSTREAM_URL: UPSTREAM_URL ?? upstream?.url ?? '', DEMO_FIXED, BASE_URL },
});

let stopping = false;
const stop = (): void => {
  stopping = true;
  void worker.stop();
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  // Miniflare listens, too, and would end workerd at once.
  process.removeAllListeners(signal).on(signal, stop);
}
console.log(`listening on http://127.0.0.1:${worker.port}`);

await worker.ended;
if (!stopping) {
  console.error('[demo-worker] workerd ended of its own accord.');
  process.exitCode = 1;
}
await upstream?.close();
