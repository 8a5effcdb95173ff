import { fault } from './failure.ts';

/** Request headers as Node gives them: names in lower case. */
type NodeHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const JSON_TYPE = /^application\/(?:[\w!#$&^.+-]+\+)?json$/;

/**
 * Whether a `Content-Type` says JSON in UTF-8 (RFC 8259 §8.1): `application/json` or a `+json` type, with no charset or
 * that one.
 */
export function isJsonType(contentType: unknown): boolean {
  const [type = '', ...parameters] = (typeof contentType === 'string' ? contentType : '').toLowerCase().split(';');
  if (!JSON_TYPE.test(type.trim())) return false;
  return parameters.every((parameter) => {
    const [name = '', value = ''] = parameter.split('=', 2);
    return name.trim() !== 'charset' || /^"?utf-?8"?$/.test(value.trim());
  });
}

/** Whether request headers announce a body (RFC 9112 §6.3). */
export function announcesBody(contentLength: unknown, transferEncoding: unknown): boolean {
  return typeof transferEncoding === 'string' || (typeof contentLength === 'string' && contentLength !== '0');
}

/**
 * Parses the text of a JSON body; an empty one is no body, `undefined`.
 *
 * @throws FaultError `malformedBody` when it is not JSON.
 */
export function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault('malformedBody', { cause });
  }
}

/**
 * The JSON body that a framework's parser has made of a request. One that announces no body has `undefined`, whatever
 * the parser leaves then.
 *
 * @throws FaultError `unsupportedMediaType` for a body that is not JSON in UTF-8.
 */
export function toParsedBody(headers: NodeHeaders, parsed: unknown): unknown {
  if (!announcesBody(headers['content-length'], headers['transfer-encoding'])) return undefined;
  if (!isJsonType(headers['content-type'])) throw fault('unsupportedMediaType');
  return parsed;
}
