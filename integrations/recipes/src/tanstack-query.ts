import { unwrap } from '@kuvert/client';
import type { Client, ResponseError } from '@kuvert/client';
import type { CodeEntry } from '@kuvert/core';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import type { api, Project } from './api.ts';

/** What a query of this API fails with. */
export type Refused = ResponseError<typeof api>;

/**
 * TanStack Query types `error` as `Error`, and retries whatever fails three times. Use this to have `error.result` be a
 * typed failure, and to have only that retried which may succeed then: a broken connection, what a gateway answers for
 * an API that is busy or away, and codes whose entry says so; no sooner than `Retry-After`. Give the client no `retry`
 * then, and keep this to queries: what a mutation does may have been done.
 */
const retrying = {
  retry: (failures: number, { result }: Refused): boolean => {
    if (failures >= 3) return false;
    if (result.kind !== 'failure')
      return result.kind === 'network' || [429, 502, 503, 504].includes(result.status ?? 0);
    const { retry = 'never' }: CodeEntry = result.entry;
    return retry !== 'never';
  },
  retryDelay: (failures: number, { result: { retryAfter } }: Refused): number =>
    retryAfter === undefined ? Math.min(1000 * 2 ** failures, 30_000) : retryAfter * 1000,
};

export const projectOptions = (client: Client<typeof api>, slug: string) =>
  queryOptions<Project, Refused, Project, readonly string[]>({
    ...retrying,
    queryKey: ['projects', slug],
    queryFn: async ({ signal }) => unwrap(await client.get<Project>('/projects/:slug', { params: { slug }, signal })),
  });

/** One page of projects, with what leads to the next. */
interface ProjectPage {
  readonly projects: readonly Project[];
  readonly next: string | null | undefined;
}

export const projectsOptions = (client: Client<typeof api>) =>
  infiniteQueryOptions<ProjectPage, Refused, InfiniteData<ProjectPage>, readonly string[], string | undefined>({
    ...retrying,
    queryKey: ['projects'],
    initialPageParam: undefined,
    queryFn: async ({ signal, pageParam: cursor }) => {
      const result = await client.get<readonly Project[]>('/projects', { query: { cursor }, signal });
      return { projects: unwrap(result), next: result.ok ? result.page?.nextCursor : undefined };
    },
    getNextPageParam: ({ next }) => next,
  });
