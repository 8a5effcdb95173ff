import type { Case } from './case.ts';
import { bodies } from './cases/bodies.ts';
import { failures } from './cases/failures.ts';
import { foreign } from './cases/foreign.ts';
import { hooks } from './cases/hooks.ts';
import { parser } from './cases/parser.ts';
import { pending } from './cases/pending.ts';
import { prefixes } from './cases/prefixes.ts';
import { queries } from './cases/queries.ts';
import { raw } from './cases/raw.ts';
import { requestIds } from './cases/request-ids.ts';
import { routing } from './cases/routing.ts';
import { streams } from './cases/streams.ts';
import { successes } from './cases/successes.ts';
import { throws } from './cases/throws.ts';
import { unwritable } from './cases/unwritable.ts';
import { hosts } from './cases/hosts.ts';
import { oddData } from './cases/odd-data.ts';
import { targets } from './cases/targets.ts';
import { connections } from './cases/connections.ts';
import { validation } from './cases/validation.ts';

/** The one table of everything an adapter must hold to. */
export const cases: readonly Case[] = [
  ...successes,
  ...failures,
  ...throws,
  ...foreign,
  ...unwritable,
  ...routing,
  ...prefixes,
  ...bodies,
  ...validation,
  ...queries,
  ...raw,
  ...pending,
  ...requestIds,
  ...hooks,
  ...streams,
  ...connections,
  ...parser,
  ...hosts,
  ...oddData,
  ...targets,
];
