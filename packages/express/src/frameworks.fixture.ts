import express from 'express';
// @ts-expect-error The alias comes without types; it is the same framework.
import express4 from 'express-4';
// @ts-expect-error The alias comes without types; it is the same framework.
import express4Floor from 'express-4-floor';
// @ts-expect-error The alias comes without types; it is the same framework.
import express5Floor from 'express-5-floor';

/** Every version of Express that the adapter is held to. */
export const frameworks: readonly (readonly [string, typeof express])[] = [
  ['express 5', express],
  ['express 5.0.0', express5Floor as typeof express],
  ['express 4', express4 as typeof express],
  ['express 4.21.0', express4Floor as typeof express],
];
