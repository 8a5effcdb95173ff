import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as readWorkerOptions } from 'wrangler';
import { leash, processOf } from './leash.ts';

/** What the built Worker is run with. */
export interface WorkerdOptions {
  /** 0: any free one. */
  readonly port: number;
  /** The folder D1 keeps its database in; one that is thrown away when left out. */
  readonly storage: string | undefined;
  /** Values for the vars of wrangler.jsonc. */
  readonly vars: Readonly<Record<string, string>>;
}

/** A running Worker. */
export interface RunningWorker {
  readonly port: string;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Takes no more connections, and lets the requests in flight finish. */
  readonly stop: () => Promise<void>;
}

/** How long requests in flight may take to finish, in milliseconds. */
const PATIENCE = 10_000;

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'dist/worker.js');

/** stdout belongs to whoever runs the Worker. */
class StderrLog extends Log {
  override log(message: string): void {
    console.error(message);
  }
}

/**
 * Runs the bundle that `wrangler deploy` uploads in workerd, the runtime that Cloudflare runs, with sockets and outgoing
 * connections of its own. Miniflare starts it, and stands in for D1 and the rate limiter.
 *
 * @throws Error when there is no bundle, the port is taken, or the Worker fails to start
 */
export async function runWorkerd({ port, storage, vars }: WorkerdOptions): Promise<RunningWorker> {
  if (!existsSync(bundle)) throw new Error(`[demo-worker] ${bundle} is missing; run \`pnpm build\` first.`);
  // The rules are for finding modules; the bundle is one.
  const { modulesRules: _, ...worker } = readWorkerOptions(join(root, 'wrangler.jsonc')).workerOptions;
  const options = convertV4MiniflareOptions({
    cf: false,
    log: new StderrLog(LogLevel.WARN),
    handleStructuredLogs: ({ message }) => console.error(message),
    ...(storage === undefined ? undefined : { resourcePersistencePath: storage }),
    workers: [
      {
        ...worker,
        modules: [
          { type: 'ESModule', path: bundle },
          ...globSync('*-standalone.js', { cwd: join(root, 'dist') }).map((name) => ({
            type: 'Text' as const,
            path: join(root, 'dist', name),
          })),
        ],
        bindings: { ...(worker.bindings as Record<string, string>), ...vars },
        // Straight to the Worker: Miniflare's own entry would stand between it and the client.
        unsafeDirectSockets: [{ host: '127.0.0.1', port }],
      },
    ],
  });
  const miniflare = new Miniflare(options);
  const workerd = await processOf(() => miniflare.ready);
  const letGo = leash(workerd);
  const ended = new Promise<void>((resolve, reject) => {
    workerd.once('exit', () => {
      letGo();
      // At once: a moment later, Miniflare takes the end for a crash and starts another.
      miniflare.dispose().then(resolve, reject);
    });
  });
  const url = await miniflare.unsafeGetDirectURL();
  return {
    port: url.port,
    ended,
    async stop() {
      const impatience = setTimeout(() => workerd.kill('SIGKILL'), PATIENCE);
      // workerd closes its sockets on SIGTERM, and ends when the last request is answered.
      workerd.kill('SIGTERM');
      await ended;
      clearTimeout(impatience);
    },
  };
}
