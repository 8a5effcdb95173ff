import type { Envelope } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { defineEnvelope, derived, failure, or, success } from '@kuvert/core/define-envelope';
import { googleRpc } from '@kuvert/core/google-rpc';
import { jsend } from '@kuvert/core/jsend';
import { jsonApi } from '@kuvert/core/json-api';
import { problemDetails } from '@kuvert/core/problem-details';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import type { FailureParts } from '@kuvert/core';

/** Every envelope of core as it is unless asked for more, and house formats whose data and codes stand elsewhere. */
export const bare: readonly Envelope[] = [
  codeEnvelope(),
  statusEnvelope(),
  problemDetails({ types: 'https://api.example.com/problems/' }),
  problemDetails({ types: (reason) => `https://api.example.com/${reason.toLowerCase()}`, success: codeEnvelope() }),
  jsonApi(),
  jsend(),
  googleRpc({ domain: 'api.example.com' }),
  defineEnvelope({
    name: 'deep',
    success: { answer: { ok: true, list: [{ result: or(success.data, null) }] } },
    page: { answer: { ok: true, items: success.data, next: or(success.next, null) } },
    failure: { answer: { ok: false, problems: [{ id: failure.reason, args: failure.params, text: failure.message }] } },
  }),
  defineEnvelope({
    name: 'worked out',
    success: success.data,
    failure: {
      key: derived(({ reason }: FailureParts) => `errors.${reason.toLowerCase()}`),
      family: derived(({ code }: FailureParts) => (Number(code) >= 5000 ? 'domain' : 'platform')),
      at: derived(() => new Date().toISOString()),
      nonce: derived(() => crypto.randomUUID()),
      code: failure.code,
      ref: failure.requestId,
    },
  }),
];
