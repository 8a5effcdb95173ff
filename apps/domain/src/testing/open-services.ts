import { onTestFinished } from 'vitest';
import { fixedEnvironment } from '../environment.ts';
import { openDatabase, startUpstream } from '../node.ts';
import type { NodeDatabase } from '../node.ts';
import type { Principal } from '../resources/principal.ts';
import { createServices } from '../services.ts';
import type { Services } from '../services.ts';

/** What a test of the services begins with. */
export interface Opened {
  readonly services: Services;
  readonly database: NodeDatabase;
}

/** The services over a fresh database, put away when the test is finished. */
export async function openServices(location = ':memory:'): Promise<Opened> {
  const upstream = await startUpstream();
  const database = await openDatabase(location);
  onTestFinished(async () => {
    database.close();
    await upstream.close();
  });
  const services = createServices({
    database,
    upstreamUrl: upstream.url,
    upstreamTimeout: 150,
    ...fixedEnvironment(),
  });
  return { services, database };
}

/** Somebody who signed in. */
export function person(user: string): Principal {
  return { user, method: 'session', scopes: [] };
}

/** A program of `user`'s that may do nothing but this. */
export function program(user: string, ...scopes: readonly string[]): Principal {
  return { user, method: 'token', scopes };
}
