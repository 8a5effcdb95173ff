import { join } from '../case.ts';
import type { Cases } from '../case.ts';
import { bodies } from './bodies.ts';
import type { Build } from './build.ts';
import { files } from './files.ts';
import { heads } from './heads.ts';
import { middleware } from './middleware.ts';
import { routing } from './routing.ts';
import { streams } from './streams.ts';

/** All apps of Express that answer by themselves. */
export const cases: Cases<Build> = join(bodies, heads, files, streams, routing, middleware);
