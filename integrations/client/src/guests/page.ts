import { examine } from './examine.ts';

Object.assign(globalThis, { examine });
