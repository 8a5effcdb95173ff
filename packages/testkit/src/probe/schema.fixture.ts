import type { StandardSchema } from '@kuvert/core';

/** A schema of objects that have a name, of no library. */
export const named: StandardSchema = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) =>
      typeof value === 'object' && value !== null && 'name' in value
        ? { value }
        : { issues: [{ message: 'there is no name' }] },
  },
};
