import type { CodeFacts } from '../facts.ts';

/** What a reason says by its words, and the statuses that say the same. The first that fits is asked. */
const says: readonly (readonly [pattern: RegExp, statuses: readonly number[]])[] = [
  [/(?:^|_)NOT_FOUND$|^UNKNOWN_(?:ROUTE|RESOURCE|PATH)$/, [404, 410]],
  [/^(?:UNAUTHENTICATED|NOT_AUTHENTICATED|AUTHENTICATION_REQUIRED|LOGIN_REQUIRED)$/, [401]],
  [/^(?:UNAUTHORIZED|NOT_AUTHORIZED)$/, [401, 403]],
  [/^(?:FORBIDDEN|ACCESS_DENIED|PERMISSION_DENIED)$|_(?:FORBIDDEN|PERMISSION_DENIED|ACCESS_DENIED)$/, [403, 404]],
  [/^METHOD_NOT_ALLOWED$/, [405]],
  [/^NOT_ACCEPTABLE$/, [406]],
  [/^(?:TOO_MANY_REQUESTS|RATE_LIMITED|RATE_LIMIT_EXCEEDED|RATE_LIMIT_REACHED)$/, [429]],
  [/(?:^|_)(?:ALREADY_EXISTS|CONFLICT|DUPLICATE)$/, [409, 412, 422]],
  [/(?:^|_)PRECONDITION_FAILED$/, [412]],
  [/(?:^|_)(?:BODY|PAYLOAD|UPLOAD|FILE|REQUEST|CONTENT)_TOO_LARGE$/, [413]],
  [/^UNSUPPORTED_MEDIA_TYPE$/, [415]],
  [/(?:^|_)LOCKED$/, [403, 409, 423]],
  [/(?:^|_)TEMPORARILY_UNAVAILABLE$|^(?:SERVICE|BACKEND|SERVER|UPSTREAM)_UNAVAILABLE$|^UNAVAILABLE$/, [502, 503, 504]],
  [/^(?:INTERNAL|INTERNAL_ERROR|INTERNAL_SERVER_ERROR|SERVER_ERROR|UNEXPECTED_ERROR)$/, [500]],
  [/^NOT_IMPLEMENTED$/, [501]],
  [/^BAD_GATEWAY$/, [502]],
  [/^(?:GATEWAY|UPSTREAM|BACKEND)_TIMEOUT$/, [504]],
  [/^REQUEST_TIMEOUT$/, [408]],
  [/(?:^|_)GONE$/, [404, 410]],
  [/^(?:INVALID|MALFORMED)_/, [400, 401, 403, 406, 409, 411, 412, 413, 415, 416, 422, 431]],
];

/** Why the default status of a code is not what its reason says. */
export function statusProblem(reason: string, { status }: CodeFacts): string | undefined {
  const [first = 0] = status;
  const expected = says.find(([pattern]) => pattern.test(reason))?.[1];
  if (expected === undefined || expected.includes(first)) return undefined;
  return `answers ${first}, and its reason says ${toList(expected.slice(0, 3))}; change one of them`;
}

function toList(statuses: readonly number[]): string {
  return statuses.join(' or ');
}
