import { describe, expect, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineContract } from './contract.ts';
import type { ContractData } from './contract.ts';
import { fault } from './failure.ts';
import { byAcceptLanguage } from './languages.ts';
import type { MessageFormatter, Translations } from './languages.ts';
import { codes, faults, onError } from './replier.fixture.ts';
import { createReplier } from './replier.ts';
import type { Reply } from './reply.ts';

const catalogues = {
  de: { TOO_MANY_MIRRORS: 'Höchstens {max} Spiegel', UNAVAILABLE: 'Nicht verfügbar' },
  'pt-BR': { UNAVAILABLE: 'Indisponível' },
  'zh-Hant': { UNAVAILABLE: '無法使用' },
} as const;
const define = (translations: Translations<'UNAVAILABLE' | 'TOO_MANY_MIRRORS'>) =>
  defineContract({ codes, envelope: codeEnvelope(), faults, languages: byAcceptLanguage(translations) });
const api = define({ own: 'en', catalogues });

const answer = (accepted: string | undefined, returned: unknown, contract: ContractData = api): Reply => {
  const replier = createReplier(contract, { onError });
  const facts = replier.begin('GET', '/', (name) => (name === 'accept-language' ? accepted : undefined));
  return replier.answer(returned, facts) ?? replier.fail(returned, facts);
};
const said = (accepted: string | undefined, returned: unknown, contract: ContractData = api): unknown[] => {
  const { headers, body } = answer(accepted, returned, contract);
  return [headers['content-language'], (JSON.parse(body ?? '') as { message: string }).message];
};

describe('a failure', () => {
  test.each<[string | undefined, string, string]>([
    [undefined, 'en', 'Unavailable'],
    ['', 'en', 'Unavailable'],
    ['*', 'en', 'Unavailable'],
    ['fr', 'en', 'Unavailable'],
    ['de', 'de', 'Nicht verfügbar'],
    ['DE-at', 'de', 'Nicht verfügbar'],
    ['de-CH-1996, fr', 'de', 'Nicht verfügbar'],
    ['fr, de;q=0.5', 'de', 'Nicht verfügbar'],
    ['en, de', 'en', 'Unavailable'],
    ['en;q=0.5, de', 'de', 'Nicht verfügbar'],
    ['en-GB, de;q=0.9', 'en', 'Unavailable'],
    ['de;q=0', 'en', 'Unavailable'],
    ['pt', 'en', 'Unavailable'],
    ['pt-BR', 'pt-BR', 'Indisponível'],
    ['zh-Hant-TW', 'zh-Hant', '無法使用'],
    ['zh-Hant-x-private', 'zh-Hant', '無法使用'],
    ['__proto__, constructor, hasOwnProperty', 'en', 'Unavailable'],
  ])('for a client that asks for %j is said in %s', (accepted, language, message) => {
    expect(said(accepted, api.error('UNAVAILABLE'))).toEqual([language, message]);
  });

  test('has its params in the translation', () => {
    expect(said('de', api.error('TOO_MANY_MIRRORS', { max: 3 }))).toEqual(['de', 'Höchstens 3 Spiegel']);
  });

  test('without a translation is said in the own language, and says so', () => {
    expect(said('pt-BR', api.error('TOO_MANY_MIRRORS', { max: 3 }))).toEqual(['en', 'At most 3 mirrors']);
    expect(said('pt-BR, de', api.error('TOO_MANY_MIRRORS', { max: 3 }))).toEqual(['de', 'Höchstens 3 Spiegel']);
  });

  test('that nobody raised is translated as well', () => {
    expect(said('de', fault('unavailable'))).toEqual(['de', 'Nicht verfügbar']);
    expect(said('de', new Error('x'))).toEqual(['en', 'Internal error']);
  });

  test('varies by Accept-Language, and has no such header where there is one language', () => {
    const plain = defineContract({ codes, envelope: codeEnvelope(), faults });
    expect(answer('de', api.error('UNAVAILABLE')).headers['vary']).toBe('Accept-Language');
    const { headers } = answer('de', plain.error('UNAVAILABLE'), plain);
    expect(headers).not.toHaveProperty('vary');
    expect(headers).not.toHaveProperty('content-language');
  });

  test('is not kept in the language of who asked first', () => {
    const messages = ['de', 'en', 'pt-BR', 'en', 'de'].map((language) => said(language, api.error('UNAVAILABLE'))[1]);
    expect(messages).toEqual(['Nicht verfügbar', 'Unavailable', 'Indisponível', 'Unavailable', 'Nicht verfügbar']);
  });
});

test('a success says OK in every language', () => {
  const reply = answer('de', api.ok(1));
  expect(reply.body).toBe('{"code":0,"message":"OK","data":1}');
  expect(reply.headers).not.toHaveProperty('content-language');
});

const withFormat = (format: MessageFormatter): ReturnType<typeof define> =>
  define({ own: 'en', catalogues: { de: { TOO_MANY_MIRRORS: 'höchstens' } }, format });

describe('a formatter', () => {
  test('is given the message of the catalogue, the params and the language', () => {
    const formatted = withFormat((template, params, language) => `${template} ${String(params['max'])} ${language}`);
    expect(said('de', formatted.error('TOO_MANY_MIRRORS', { max: 3 }), formatted)).toEqual(['de', 'höchstens 3 de']);
  });

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['gives nothing', () => undefined],
    ['gives an empty text', () => ' '],
    ['gives a promise', async () => 'later'],
    ['rejects', async () => Promise.reject(new Error('no'))],
  ])('that %s leaves the message in the own language', (_, format) => {
    const formatted = withFormat(format as MessageFormatter);
    expect(said('de', formatted.error('TOO_MANY_MIRRORS', { max: 3 }), formatted)).toEqual(['en', 'At most 3 mirrors']);
  });

  test('cannot write what is unfit for the wire', () => {
    const formatted = withFormat(() => `a\r\nb\0${'é'.repeat(2000)}`);
    const [, message] = said('de', formatted.error('TOO_MANY_MIRRORS', { max: 3 }), formatted) as [string, string];
    expect(message).toMatch(/^a {2}b é+$/);
    expect(new TextEncoder().encode(message).length).toBeLessThanOrEqual(1024);
  });
});

test.each<[string, Translations]>([
  ['"d e" is no language tag', { own: 'en', catalogues: { 'd e': {} } }],
  ['"" is no language tag', { own: '', catalogues: {} }],
  ['NO_SUCH, which is no reason', { own: 'en', catalogues: { de: { NO_SUCH: 'x' } } }],
  ['UNAVAILABLE in de is empty', { own: 'en', catalogues: { de: { UNAVAILABLE: '' } } }],
  ['has the placeholder {limit}', { own: 'en', catalogues: { de: { TOO_MANY_MIRRORS: '{limit}' } } }],
])('a contract is refused of which %s', (problem, languages) => {
  expect(() => define(languages)).toThrow(problem);
});
