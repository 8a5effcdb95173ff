import type { Context, default as Koa, Next } from 'koa';
import type { Case, Cases } from '../case.ts';

/** Makes an app what a case is about, in Koa 3 or 2. */
export type Build = (app: Koa) => unknown;

/** What answers a request. */
export type Answer = (ctx: Context, next: Next) => unknown;

/** A case of one answer. */
export const answer = (handle: Answer): Case<Build> => ({ build: (app) => app.use(handle) });

/** Cases of one answer each. */
export function answers(prefix: string, handlers: Readonly<Record<string, Answer>>): Cases<Build> {
  return Object.fromEntries(Object.entries(handlers).map(([name, handle]) => [`${prefix} ${name}`, answer(handle)]));
}
