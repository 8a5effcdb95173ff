import type { ContractData } from '@kuvert/core';
import { toCase, toHeader } from './headers.ts';
import type { Place } from './place.ts';
import type { JsonSchema } from './schema.ts';

/** What all answers of an API have in common. */
export interface Common {
  readonly contract: ContractData;
  /** In lower case; absent where answers carry no id. */
  readonly idName: string | undefined;
  readonly place: Place;
  /** What stands for each code, once it is known. */
  readonly failures: Map<string, JsonSchema>;
}

/** One answer, while it is put together. */
export interface Answer {
  readonly texts: string[];
  readonly headers: Set<string>;
  readonly content: Map<string, JsonSchema[]>;
  /** The media types with more than one success: these may be alike. */
  readonly loose?: Set<string>;
  /** What holds for each of the schemas of a media type. */
  readonly said?: ReadonlyMap<string, JsonSchema> | undefined;
}

/** The response object of an answer. */
export function toResponse({ texts, headers, content, loose, said }: Answer, { idName, place }: Common): JsonSchema {
  const names = [...(idName === undefined ? [] : [idName]), ...headers];
  const bodies = [...content].map(
    ([type, schemas]) => [type, toMedia(schemas, loose?.has(type), said?.get(type))] as const,
  );
  return {
    description: texts.length === 1 ? texts[0] : texts.map((text) => `- ${text}`).join('\n'),
    ...(names.length === 0 ? undefined : { headers: toHeaders(names, idName, place) }),
    ...(bodies.length === 0 ? undefined : { content: Object.fromEntries(bodies) }),
  };
}

function toHeaders(names: readonly string[], idName: string | undefined, place: Place): JsonSchema {
  return Object.fromEntries(
    names.map((name) => {
      const header = toHeader(name, name === idName);
      return [toCase(name), place.share('headers', header.name, header.value)];
    }),
  );
}

function toMedia(schemas: readonly JsonSchema[], isLoose = false, said?: JsonSchema): JsonSchema {
  const [one] = schemas;
  if (schemas.length > 1) return { schema: { ...said, [isLoose ? 'anyOf' : 'oneOf']: schemas } };
  return one === undefined || Object.keys(one).length === 0 ? {} : { schema: one };
}

/** A media type as documents have it: JSON is UTF-8 in any case (RFC 8259 §8.1). */
export function withoutCharset(mediaType: string): string {
  const [type = '', ...parameters] = mediaType.split(';').map((part) => part.trim());
  return [type, ...parameters.filter((each) => !/^charset="?utf-8"?$/i.test(each))].join('; ');
}
