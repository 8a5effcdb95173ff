import { hostileCases } from '../../../packages/client/src/hostile-server.fixture.ts';
import type { HostileCase } from '../../../packages/client/src/hostile-server.fixture.ts';

/** A case of which some runtimes can tell less. */
export interface Exception {
  /** How the names of these runtimes begin. */
  readonly on: string;
  /** The name of the case. */
  readonly name: string;
  /** What holds there instead. */
  readonly instead: Partial<Pick<HostileCase, 'kind' | 'gives'>>;
  readonly because: string;
}

/** All there are: whatever is not named here is the same everywhere. */
export const exceptions: readonly Exception[] = [
  {
    on: 'Chromium',
    name: 'half a head',
    instead: { kind: 'malformed', gives: { status: 200, excerpt: '' } },
    because: 'without TLS, it takes a head that breaks off for a whole one, and gives an empty answer',
  },
  {
    on: 'Chromium, another origin',
    name: 'a gateway that speaks of a problem',
    instead: { gives: { code: 'https://gateway.example/slow', status: 429, retryAfter: undefined } },
    because: 'a page sees no `Retry-After` of another origin that does not name it in `Access-Control-Expose-Headers`',
  },
];

/** What each case has to give on a runtime. */
export const casesOn = (runtime: string): readonly HostileCase[] =>
  hostileCases.map((hostile) => {
    const exception = exceptions.find(({ on, name }) => name === hostile.name && runtime.startsWith(on));
    return Object.assign({}, hostile, exception?.instead);
  });
