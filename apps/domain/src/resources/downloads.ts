import * as z from 'zod';
import type { Projects } from './projects.ts';
import type { UpstreamClient } from '../upstream-client.ts';

/** How often a project was fetched, counted by another service. */
interface Downloads {
  readonly project: string;
  readonly last_week: number;
  readonly total: number;
}

export interface DownloadCounts {
  /** @throws 5000; 6 when the counting service is down (503), answers nonsense (502) or takes too long (504) */
  get(project: string): Promise<Downloads>;
}

const counts: z.ZodType<Omit<Downloads, 'project'>> = z.object({ last_week: z.int(), total: z.int() });

export function createDownloadCounts(projects: Projects, upstream: UpstreamClient): DownloadCounts {
  return {
    async get(slug) {
      const project = await projects.get(slug);
      return { project: project.slug, ...(await upstream.read(counts, `/downloads/${encodeURIComponent(slug)}`)) };
    },
  };
}
