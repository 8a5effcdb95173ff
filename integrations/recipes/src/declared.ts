import type { Failed } from '@kuvert/client';
import type { api } from './api.ts';

type Told<F> = F extends { readonly kind: 'failure' } ? Pick<F, keyof F & ('reason' | 'code' | 'params')> : never;

/** What is sent of a failure where no envelope is: a union with one member for each reason of the contract. */
export type Declared = Told<Failed<typeof api>>;
