import type express from 'express';
// @ts-expect-error It comes without types.
import untyped from 'express-4';

/** Express 4, typed as far as it is the same as Express 5. */
export const express4: typeof express = untyped as typeof express;
