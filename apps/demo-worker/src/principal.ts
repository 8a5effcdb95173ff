import type { Services } from '@kuvert-demo/domain';

type Principal = Awaited<ReturnType<Services['auth']['authenticate']>>;

/** Tells who sends a request, and refuses who does not say. */
export function callerOf({ auth }: Services): (request: Request) => Promise<Principal> {
  return ({ headers }) => auth.authenticate(headers.get('authorization'));
}
