import type { CodeEntry } from '@kuvert/core';
import type { JsonSchema } from './schema.ts';

const text = { type: 'string' } as const;

const known: Readonly<Record<string, { readonly name: string; readonly value: JsonSchema }>> = {
  allow: {
    name: 'Allow',
    value: {
      description: 'The methods that the path answers (RFC 9110 §10.2.1).',
      schema: { ...text, examples: ['GET, HEAD'] },
    },
  },
  'content-language': {
    name: 'ContentLanguage',
    value: { description: 'The language of the message (RFC 9110 §8.5).', schema: { ...text, examples: ['en'] } },
  },
  link: {
    name: 'Link',
    value: {
      description: 'The first, previous, next and last page (RFC 8288).',
      schema: { ...text, examples: ['</?page=2>; rel="next"'] },
    },
  },
  location: {
    name: 'Location',
    value: { description: 'Where it is to be found (RFC 9110 §10.2.2).', schema: { ...text, format: 'uri-reference' } },
  },
  'retry-after': {
    name: 'RetryAfter',
    value: {
      description: 'Seconds after which to try again, or a date (RFC 9110 §10.2.3).',
      schema: { ...text, examples: ['30'] },
    },
  },
  vary: {
    name: 'Vary',
    value: { description: 'The headers of the request that the answer depends on (RFC 9110 §12.5.5).', schema: text },
  },
  'www-authenticate': {
    name: 'WWWAuthenticate',
    value: {
      description: 'How to authenticate (RFC 9110 §11.6.1).',
      schema: { ...text, examples: ['Bearer'] },
    },
  },
};

/** The header of an answer as a component: its name among those, and what it is. */
export function toHeader(name: string, isId: boolean): { readonly name: string; readonly value: JsonSchema } {
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (found !== undefined) return { name: found.name, value: structuredClone(found.value) };
  const value = isId
    ? { description: 'The id of the request, to be told when something is wrong with its answer.', schema: { ...text } }
    : { schema: { ...text } };
  return { name: isId ? 'RequestId' : toCase(name).replace(/[^A-Za-z0-9]/g, ''), value };
}

/** The name of a header as it is usually written. */
export function toCase(name: string): string {
  if (name === 'www-authenticate') return 'WWW-Authenticate';
  return name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** The headers that a failure of a status may have or has, besides those of every answer. */
export function headersOfFailure(status: number, entries: readonly CodeEntry[]): string[] {
  const mayRetry = [429, 503].includes(status) || entries.some(({ retry = 'never' }) => retry !== 'never');
  const hasChallenge = status === 401 || (status === 403 && entries.some(({ challenge }) => challenge !== undefined));
  return [
    ...(status < 400 ? ['location'] : []),
    ...(hasChallenge ? ['www-authenticate'] : []),
    ...(status === 405 ? ['allow'] : []),
    ...(mayRetry ? ['retry-after'] : []),
  ];
}
