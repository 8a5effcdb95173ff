import { defineCodes, defineContract } from '@kuvert/core';
import type { ApiError } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { byAcceptLanguage } from '@kuvert/core/languages';
import { messageFormat } from '@kuvert/core/message-format';
import { kuvert } from '@kuvert/fetch';
import { MessageFormat } from 'messageformat';
import { expect, test } from 'vitest';

const codes = defineCodes({
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  TOO_MANY_MIRRORS: { code: 5900, status: 409, message: 'A project has at most {max} mirrors' },
  BROKEN: { code: 5901, status: 409, message: 'Broken {max}' },
});

const api = defineContract({
  codes,
  envelope: codeEnvelope(),
  faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_PARAMETERS', routeNotFound: 'ROUTE_NOT_FOUND' },
  languages: byAcceptLanguage({
    own: 'en',
    catalogues: {
      pl: {
        TOO_MANY_MIRRORS: `.input {$max :number}
          .match $max
          one {{Projekt może mieć najwyżej jedno lustro}}
          few {{Projekt może mieć najwyżej {$max} lustra}}
          *   {{Projekt może mieć najwyżej {$max} luster}}`,
        BROKEN: '{$missing}',
      },
      de: { BROKEN: '{no MessageFormat' },
    },
    format: messageFormat(MessageFormat, { bidiIsolation: 'none' }),
  }),
});

async function said(language: string, failure: ApiError): Promise<unknown> {
  const handle = kuvert(api, { onError: () => undefined }).handler(() => failure);
  const response = await handle(new Request('http://localhost/', { headers: { 'accept-language': language } }));
  const { message } = (await response.json()) as { readonly message: string };
  return [response.headers.get('content-language'), message];
}

const mirrors = (max: number): ApiError => api.error('TOO_MANY_MIRRORS', { max });

test('a message is in the plural its language has', async () => {
  expect(await said('pl', mirrors(1))).toEqual(['pl', 'Projekt może mieć najwyżej jedno lustro']);
  expect(await said('pl', mirrors(3))).toEqual(['pl', 'Projekt może mieć najwyżej 3 lustra']);
  expect(await said('pl', mirrors(5000))).toEqual(['pl', 'Projekt może mieć najwyżej 5000 luster']);
  expect(await said('en', mirrors(5))).toEqual(['en', 'A project has at most 5 mirrors']);
});

test('a message that is none, or misses a param, is said in the own language', async () => {
  expect(await said('de', api.error('BROKEN', { max: 5 }))).toEqual(['en', 'Broken 5']);
  expect(await said('pl', api.error('BROKEN', { max: 5 }))).toEqual(['en', 'Broken 5']);
});
