import { describe, expect, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { ask, inEnvelope, issues } from './envelopes.fixture.ts';
import { jsend } from './jsend.ts';
import { createReplier } from './replier.ts';
import { statusEnvelope } from './status-envelope.ts';

describe.each([codeEnvelope, statusEnvelope, jsend])('the extra members of %o', (make) => {
  const all = { errors: true, params: true, requestId: true, docUrl: true, retryAfter: true };

  test('are off unless asked for', () => {
    const api = inEnvelope(make());
    const raised = api.error('TOO_MANY_MIRRORS', { max: 1 }, { issues, retryAfter: 3 });
    expect(JSON.stringify(ask(api, raised).body)).not.toMatch(/errors|params|request_id|doc_url|retry_after/);
  });

  test('are written and read back when asked for', () => {
    const api = inEnvelope(make(all));
    const { decoded } = ask(api, api.error('TOO_MANY_MIRRORS', { max: 1 }, { issues, retryAfter: 2.5 }));
    expect(decoded).toMatchObject({
      reason: 'TOO_MANY_MIRRORS',
      issues,
      params: { max: 1 },
      requestId: 'id-1',
      docs: 'https://docs.example.com/5900',
      retryAfter: 3,
    });
  });

  test('are left out where there is nothing to say', () => {
    const api = inEnvelope(make(all));
    const { decoded } = ask(api, api.error('BUSY'));
    expect(Object.keys(decoded).toSorted()).toEqual(['code', 'kind', 'message', 'reason', 'requestId']);
  });

  test('say the id of each request, though the body of a failure is kept', () => {
    const api = inEnvelope(make({ requestId: true }));
    const replier = createReplier(api, { onError: () => undefined });
    const ids = ['one', 'two'].map((id) => {
      const { body, status } = replier.fail(
        api.error('BUSY'),
        replier.begin('GET', '/', () => id),
      );
      return api.decode(JSON.parse(body ?? ''), status);
    });
    expect(ids).toMatchObject([{ requestId: 'one' }, { requestId: 'two' }]);
  });

  test('say a bigint as text', () => {
    const api = inEnvelope(make({ params: true }));
    expect(ask(api, api.error('TOO_MANY_MIRRORS', { max: 2n ** 70n })).decoded).toMatchObject({
      params: { max: '1180591620717411303424' },
    });
  });
});
