import { join } from '../case.ts';
import type { Cases } from '../case.ts';
import { answers } from './answers.ts';
import type { Build } from './build.ts';
import { middleware } from './middleware.ts';
import { routing } from './routing.ts';

/** All apps of Hono that answer by themselves. */
export const cases: Cases<Build> = join(answers, routing, middleware);
