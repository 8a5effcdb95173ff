import { bodyLimit } from '@kuvert-demo/domain';
import { validate } from '@kuvert/core';
import type { StandardSchema } from '@kuvert/core';
import type { OutputOf } from '@kuvert/core/adapter';
import { readBody, readQuery } from '@kuvert/fetch';

/** The JSON body, checked. */
export function bodyOf<S extends StandardSchema>(request: Request, schema: S): Promise<OutputOf<S>> {
  return readBody(request, schema, { limit: bodyLimit });
}

/** The query, checked. */
export function queryOf<S extends StandardSchema>(request: Request, schema: S): Promise<OutputOf<S>> {
  return validate(schema, readQuery(request), 'query');
}
