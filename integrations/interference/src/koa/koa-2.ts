import type Koa from 'koa';
// @ts-expect-error It comes without types.
import untyped from 'koa-2';

/** Koa 2, typed as far as it is the same as Koa 3. */
export const koa2: typeof Koa = untyped as typeof Koa;
