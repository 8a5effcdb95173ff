import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import { z } from 'zod';

const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found' },
  TOO_MANY_MIRRORS: { code: 5900, status: 409, message: 'At most {max} mirrors' },
});
const faults = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
} as const;

/** The first seed's envelope. */
export const api = defineContract({ codes, envelope: codeEnvelope(), faults });
/** The same, with the member that lists issues. */
export const listing = defineContract({ codes, envelope: codeEnvelope({ errors: true }), faults });
/** The second seed's envelope. */
export const partners = defineContract({ codes, envelope: statusEnvelope(), faults });

/** For servers that log nothing, so that no console is timed. */
export const silent = { onError: (): void => undefined };
export const anonymous = { ...silent, requestId: false } as const;

export const JSON_TYPE = 'application/json; charset=utf-8';

/** What Kuvert gives every answer beside its type: by hand, the same. */
export const ownHeaders = () => ({ 'X-Content-Type-Options': 'nosniff', 'X-Request-Id': crypto.randomUUID() });

/** What it gives a failure. */
export const failureHeaders = () => ({ ...ownHeaders(), 'Cache-Control': 'no-store' });

const project = (number: number) => ({
  id: number,
  slug: `project-${number}`,
  name: 'A project of some size',
  stars: number * 7,
});

/** Data of about a hundred bytes, a thousand, and ten thousand. */
export const data = {
  '100 B': project(1),
  '1 kB': Array.from({ length: 12 }, (_, at) => project(at)),
  '10 kB': Array.from({ length: 120 }, (_, at) => project(at)),
} as const;
export type Size = keyof typeof data;

/** One page of a list. */
export const rows = Array.from({ length: 50 }, (_, at) => project(at));
export const pageInfo = { page: 2, pageSize: 50, total: 500 } as const;
/** What is written for it by hand, by the second seed. */
export const pageBody = (path: string) => {
  const to = (page: number) => `${path}?page_size=50&page=${page}`;
  const links = { next: to(3), previous: to(1), first: to(1), last: to(10) };
  const pagination = { total: 500, count: 50, per_page: 50, current_page: 2, total_pages: 10, links };
  return { status: 'success', data: rows, meta: { pagination } };
};

export const notFound = { code: 5000, message: 'Project not found' };
export const routeNotFound = { code: 2, message: 'Route not found' };
export const internalError = { code: 1, message: 'Internal error' };

export const NewProject = z.object({ slug: z.string(), stars: z.int(), homepage: z.url() });
export const badProject = { slug: 7, stars: 1.5, homepage: 'nowhere' };
/** What is written by hand for it, of what the schema says. */
export const issuesBody = ({ issues }: z.ZodError) => ({
  code: 1000,
  message: 'Invalid parameters',
  errors: issues.map(({ path, code, message }) => ({ path, code, message, in: 'body' })),
});
/** The same as a fixed text, once it is known to be bad: that leaves the schema's own issues unmade. */
export const badProjectBody = {
  code: 1000,
  message: 'Invalid parameters',
  errors: [
    { path: ['slug'], code: 'invalid_type', message: 'Invalid input: expected string, received number', in: 'body' },
    { path: ['stars'], code: 'invalid_type', message: 'Invalid input: expected int, received number', in: 'body' },
    { path: ['homepage'], code: 'invalid_format', message: 'Invalid URL', in: 'body' },
  ],
};
