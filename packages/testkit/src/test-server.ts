import { cases } from './cases.ts';
import { BODY_LIMIT } from './cases/bodies.ts';
import { mappers, misbehave } from './cases/hooks.ts';
import { api, crm } from './contracts.ts';
import { pathOf } from './harness.ts';
import type { TestServer } from './harness.ts';
import { Recorder } from './recorder.ts';

/** What a harness builds its server from, so that it can be asked every case. */
export function testServer(): TestServer {
  const originals = new Map(
    cases.flatMap(({ route, original }) => (route && original ? [[pathOf(route), original] as const] : [])),
  );
  const recorder = new Recorder(originals);
  const routes = new Map(
    cases.flatMap(({ route }) => (route ? [[`${route.method} ${pathOf(route)}`, route] as const] : [])),
  );
  return {
    contract: api,
    options: {
      under: { '/crm': crm },
      onError: (event) => {
        recorder.hear(event);
        return misbehave(event.path);
      },
      mappers,
    },
    routes: [...routes.values(), ...recorder.routes],
    bodyLimit: BODY_LIMIT,
  };
}
