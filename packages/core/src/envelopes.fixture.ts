import { codeEnvelope } from './code-envelope.ts';
import { defineCodes } from './codes.ts';
import type { Registry } from './codes.ts';
import { defineContract } from './contract.ts';
import type { Contract } from './contract.ts';
import { defineEnvelope, failure, or, success, zeroBased } from './define-envelope.ts';
import type { Envelope } from './envelope.ts';
import { googleRpc } from './google-rpc.ts';
import type { Issue } from './issues.ts';
import { jsend } from './jsend.ts';
import { jsonApi } from './json-api.ts';
import { problemDetails } from './problem-details.ts';
import { createReplier } from './replier.ts';
import { statusEnvelope } from './status-envelope.ts';

const table = {
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  TOO_MANY_MIRRORS: {
    code: 5900,
    status: 409,
    message: 'At most {max} mirrors',
    docs: 'https://docs.example.com/5900',
  },
  BUSY: { code: 6, status: 503, message: 'Busy' },
  GONE: {
    code: 4100,
    status: 410,
    message: 'Gone',
    params: { at: 'integer', by: 'string', type: 'string', final: 'boolean' },
  },
} as const;
export const codes: Registry<typeof table> = defineCodes(table);
export const faults = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
} as const;
export type Api = Contract<typeof table>;
export const inEnvelope = (envelope: Envelope): Api => defineContract({ codes, envelope, faults });

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly decoded: ReturnType<Contract['decode']>;
}

export const ask = (api: Api, returned: unknown, target = '/projects?sort=name&page=2'): Answer => {
  const replier = createReplier(api, { onError: () => undefined });
  const facts = replier.begin('GET', target, (name) => (name === 'x-request-id' ? 'id-1' : undefined));
  const { status, headers, body } = replier.answer(returned, facts) ?? replier.fail(returned, facts);
  const parsed: unknown = JSON.parse(body ?? 'null');
  return { status, headers, body: parsed, decoded: api.decode(parsed, status, (name) => headers[name]) };
};

export const issues: readonly Issue[] = [
  { path: ['mirrors', 3, 'url~/'], code: 'too_small', message: 'Too small', in: 'body' },
  { path: ['page'], code: 'invalid', message: 'must be a positive integer', in: 'query' },
  { path: ['x-key'], code: 'invalid', message: 'Invalid value', in: 'header' },
  { path: ['slug'], code: 'invalid', message: 'Invalid value', in: 'path' },
  { path: [], code: 'invalid', message: 'Invalid value' },
];
export const params = { at: 5, by: 'ann', type: 'x', final: true };

const house = defineEnvelope({
  name: 'house',
  success: { ok: true, result: success.data },
  page: {
    ok: true,
    result: success.data,
    paging: { index: zeroBased, size: success.size, total: success.total, after: or(success.nextCursor, null) },
  },
  failure: { ok: false, errors: [{ code: failure.code, message: failure.message }] },
});

/** Every kind of envelope there is, as it is unless asked for more. */
export const formats: readonly Envelope[] = [
  codeEnvelope(),
  statusEnvelope(),
  problemDetails({ types: 'https://api.example.com/problems/' }),
  jsonApi(),
  jsend(),
  googleRpc({ domain: 'api.example.com' }),
  house,
];

const all = { errors: true, params: true, requestId: true, docUrl: true, retryAfter: true };

/** The same, with all that they can say. */
export const talkative: readonly Envelope[] = [
  codeEnvelope(all),
  statusEnvelope(all),
  problemDetails({ types: 'https://api.example.com/problems/', ...all }),
  jsonApi(all),
  jsend(all),
  googleRpc({ domain: 'api.example.com', ...all }),
  house,
];
