import { searchLimit } from '@kuvert-demo/domain';
import { fault } from '@kuvert/core';

/**
 * Counts a search of the caller's.
 *
 * @throws the fault `tooManyRequests` when there were more than `searchLimit` allows
 */
export async function countSearch({ headers }: Request, limit: RateLimit): Promise<void> {
  // Cloudflare sets the header; without Cloudflare in front, everybody is one caller.
  const { success } = await limit.limit({ key: headers.get('cf-connecting-ip') ?? 'everybody' });
  if (!success) throw fault('tooManyRequests', { retryAfter: searchLimit.seconds });
}
