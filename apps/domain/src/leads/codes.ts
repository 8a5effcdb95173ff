import { defineCodes } from '@kuvert/core';
import type { Registry } from '@kuvert/core';

const table = {
  CURRENCY_NOT_FOUND: { code: '10005', status: [404, 422], message: 'Currency was not found' },

  LEAD_ALREADY_EXISTS: { code: '20000', status: 409, message: 'lead already exists in the system' },
  LEAD_NOT_FOUND: { code: '20001', status: 404, message: 'lead was not found' },
  LEAD_MERGED: { code: '20002', status: 308, message: 'lead was merged into another lead' },

  // 90000–90099 are the faults of the platform. The business codes grow upwards from 10000 and 20000, a block for each
  // subject; the last block of five digits is the one no subject will want.
  INTERNAL_ERROR: { code: '90000', status: 500, message: 'internal error', retry: 'idempotent' },
  ROUTE_NOT_FOUND: { code: '90001', status: 404, message: 'route was not found' },
  METHOD_NOT_ALLOWED: { code: '90002', status: 405, message: 'method is not allowed here' },
  BAD_REQUEST: { code: '90003', status: 400, message: 'bad request' },
  INVALID_PARAMETERS: { code: '90004', status: 400, message: 'invalid parameters' },
  MALFORMED_JSON: { code: '90005', status: 400, message: 'malformed JSON body' },
  BODY_TOO_LARGE: { code: '90006', status: 413, message: 'body is too large' },
  UNSUPPORTED_MEDIA_TYPE: { code: '90007', status: 415, message: 'body is not JSON' },
  SERVICE_UNAVAILABLE: {
    code: '90008',
    status: [503, 502, 504],
    message: 'a service behind this one is unavailable',
    retry: 'idempotent',
  },
} as const;

/** The codes of the leads API, under `/crm/v1`. Its success has no code: the envelope says `status` instead. */
export const leadsCodes: Registry<typeof table> = /* @__PURE__ */ defineCodes(table);
