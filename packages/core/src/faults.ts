/** One row of the fault table. */
export interface FaultRow {
  /** The status the fault answers with, whatever the default of the code that speaks for it. */
  readonly status: number;
  /** Whose code speaks for it where the contract names none. */
  readonly fallback?: FaultName;
}

/**
 * The fault table: what the platform, not the API's author, detects. A contract says which code speaks for each; the
 * three without a fallback it must name.
 */
export const faults = {
  internal: { status: 500 },
  badRequest: { status: 400 },
  routeNotFound: { status: 404 },
  methodNotAllowed: { status: 405, fallback: 'routeNotFound' },
  malformedUrl: { status: 400, fallback: 'badRequest' },
  malformedBody: { status: 400, fallback: 'badRequest' },
  invalidInput: { status: 400, fallback: 'badRequest' },
  bodyTooLarge: { status: 413, fallback: 'badRequest' },
  unsupportedMediaType: { status: 415, fallback: 'badRequest' },
  uploadMalformed: { status: 400, fallback: 'badRequest' },
  uploadTooLarge: { status: 413, fallback: 'bodyTooLarge' },
  uploadUnsupported: { status: 415, fallback: 'unsupportedMediaType' },
  unauthenticated: { status: 401, fallback: 'badRequest' },
  forbidden: { status: 403, fallback: 'badRequest' },
  resourceNotFound: { status: 404, fallback: 'routeNotFound' },
  notAcceptable: { status: 406, fallback: 'badRequest' },
  requestTimeout: { status: 408, fallback: 'badRequest' },
  conflict: { status: 409, fallback: 'badRequest' },
  preconditionFailed: { status: 412, fallback: 'badRequest' },
  uriTooLong: { status: 414, fallback: 'badRequest' },
  rangeNotSatisfiable: { status: 416, fallback: 'badRequest' },
  tooManyRequests: { status: 429, fallback: 'badRequest' },
  headersTooLarge: { status: 431, fallback: 'badRequest' },
  notImplemented: { status: 501, fallback: 'internal' },
  unavailable: { status: 503, fallback: 'internal' },
  badGateway: { status: 502, fallback: 'unavailable' },
  upstreamTimeout: { status: 504, fallback: 'unavailable' },
} as const;

/** The name of a fault. */
export type FaultName = keyof typeof faults;

/** The faults every contract names a code for. */
export type RequiredFault = 'internal' | 'badRequest' | 'routeNotFound';

/**
 * Which fault a bare status stands for: the way back from a foreign error's status to a code. Not derived from the
 * fault table, where several faults share a status.
 */
const faultOfStatus: Readonly<Record<number, FaultName>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'resourceNotFound',
  405: 'methodNotAllowed',
  406: 'notAcceptable',
  408: 'requestTimeout',
  409: 'conflict',
  412: 'preconditionFailed',
  413: 'bodyTooLarge',
  414: 'uriTooLong',
  415: 'unsupportedMediaType',
  416: 'rangeNotSatisfiable',
  422: 'invalidInput',
  429: 'tooManyRequests',
  431: 'headersTooLarge',
  501: 'notImplemented',
  502: 'badGateway',
  503: 'unavailable',
  504: 'upstreamTimeout',
};

/** The fault a status stands for; total over 400–599. */
export function toFault(status: number): FaultName {
  const known = Object.hasOwn(faultOfStatus, status) ? faultOfStatus[status] : undefined;
  return known ?? (status < 500 ? 'badRequest' : 'internal');
}
