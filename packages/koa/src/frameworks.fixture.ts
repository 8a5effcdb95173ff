import Koa from 'koa';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2 from 'koa-2';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2Floor from 'koa-2-floor';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa3Floor from 'koa-3-floor';

/** Every version of Koa that the adapter is held to. */
export const frameworks: readonly (readonly [string, typeof Koa])[] = [
  ['koa 3', Koa],
  ['koa 3.0.0', Koa3Floor as typeof Koa],
  ['koa 2', Koa2 as typeof Koa],
  ['koa 2.16.0', Koa2Floor as typeof Koa],
];
