import { defineCodes } from '@kuvert/core';
import type { Registry } from '@kuvert/core';

const table = {
  SUCCESS: { code: 0, status: 200, message: 'OK' },

  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error', retry: 'idempotent' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  AUTHENTICATION_METHOD_NOT_ALLOWED: { code: 4, status: 403, message: 'Authentication method not allowed' },
  RESOURCE_NOT_FOUND: { code: 5, status: 404, message: 'Resource not found' },
  BACKEND_UNAVAILABLE: {
    code: 6,
    status: [503, 502, 504],
    message: 'One of our backend services is unavailable',
    retry: 'idempotent',
  },
  TOO_MANY_REQUESTS: { code: 11, status: 429, message: 'Too many requests', retry: 'safe' },

  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  INVALID_JSON_BODY: { code: 1001, status: 400, message: 'Invalid JSON body payload' },
  INVALID_UPLOAD: { code: 1002, status: [400, 413, 415], message: 'Invalid upload payload' },

  // RFC 6750 §3.1: a request without credentials is told the realm and nothing more.
  UNAUTHENTICATED: { code: 2000, status: 401, message: 'Unauthenticated', challenge: 'Bearer realm="kuvert-demo"' },
  INVALID_AUTH_HEADER: {
    code: 2001,
    status: 401,
    message: 'Invalid auth header',
    challenge: 'Bearer realm="kuvert-demo", error="invalid_request"',
  },
  INVALID_TOKEN_FORMAT: {
    code: 2002,
    status: 401,
    message: 'Invalid token format',
    challenge: 'Bearer realm="kuvert-demo", error="invalid_token"',
  },
  INVALID_OAUTH_CODE: { code: 2100, status: 400, message: 'Invalid OAuth code' },
  INVALID_OAUTH_STATE: { code: 2101, status: 400, message: 'Invalid OAuth state' },
  UNAUTHORIZED: { code: 2200, status: 403, message: 'Unauthorized' },
  MISSING_TOKEN_SCOPE: {
    code: 2201,
    status: 403,
    message: 'Unauthorized, missing required token scope',
    params: { scope: 'string' },
    challenge: 'Bearer realm="kuvert-demo", error="insufficient_scope", scope="{scope}"',
  },
  MISSING_MEMBER_SCOPE: {
    code: 2202,
    status: 403,
    message: 'Unauthorized, missing required organization member scope',
  },

  USER_NOT_FOUND: { code: 3000, status: 404, message: 'User not found' },
  NOTIFICATION_NOT_FOUND: { code: 3200, status: 404, message: 'Notification not found' },
  NOTIFICATION_ALREADY_READ: { code: 3201, status: 409, message: 'Notification already read' },

  ORGANIZATION_NOT_FOUND: { code: 3500, status: 404, message: 'Organization not found' },
  ORGANIZATION_SLUG_USED: { code: 3501, status: 409, message: 'Organization slug already used' },
  ORGANIZATION_LIMIT_EXCEEDED: { code: 3502, status: 403, message: 'Organization exceeds limit' },
  MEMBER_NOT_FOUND: { code: 3600, status: 404, message: 'Organization member not found' },
  MEMBER_ALREADY_EXISTS: { code: 3601, status: 409, message: 'Organization member already exists' },

  TOKEN_NOT_FOUND: { code: 4000, status: 404, message: 'Token not found' },

  PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found' },
  PROJECT_ALREADY_USED: { code: 5001, status: 409, message: 'Project already used' },
  PROJECT_SLUG_UNACCEPTABLE: { code: 5002, status: 422, message: 'Unacceptable project slug' },
  PROJECT_LOCKED: { code: 5003, status: 423, message: 'Project locked' },
  KEYWORD_NOT_FOUND: { code: 5100, status: 404, message: 'Project keyword not found' },
  KEYWORD_ALREADY_EXISTS: { code: 5101, status: 409, message: 'Project keyword already exists' },
  KEYWORD_LIMIT_EXCEEDED: { code: 5102, status: 403, message: 'Project keyword exceeds limit' },
  CHANNEL_NOT_FOUND: { code: 5200, status: 404, message: 'Project channel not found' },
  CHANNEL_ALREADY_EXISTS: { code: 5201, status: 409, message: 'Project channel already exists' },
  CHANNEL_LIMIT_EXCEEDED: { code: 5202, status: 403, message: 'Project channel exceeds limit' },
  VERSION_NOT_FOUND: { code: 5300, status: 404, message: 'Project version not found' },
  VERSION_ALREADY_EXISTS: { code: 5301, status: 409, message: 'Project version already exists' },
  INVALID_DEPENDENCY: { code: 5400, status: 422, message: 'Invalid project dependency' },
} as const;

/** The codes of the package registry, under `/v1`. 3 and 7–10 are kept for later. */
export const codes: Registry<typeof table> = /* @__PURE__ */ defineCodes(table, { reserved: [3, [7, 10]] });
