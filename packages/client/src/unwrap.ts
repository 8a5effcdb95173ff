import type { ReadableApi } from './api.ts';
import type { Failed, Result } from './result.ts';

/** A result that is none, thrown. */
export class ResponseError<Api extends ReadableApi = ReadableApi> extends Error {
  /** What {@link unwrap} was given. */
  readonly result: Failed<Api>;

  constructor(result: Failed<Api>) {
    const { kind, reason = kind, message } = result as Failed;
    super(`${reason}: ${message}`, { cause: 'cause' in result ? result.cause : undefined });
    this.name = 'ResponseError';
    this.result = result;
  }
}

/**
 * The data of a success, for those who prefer exceptions.
 *
 * @throws ResponseError for all else, with the result.
 * @example const project = unwrap(await client.get<Project>('/projects/alder'));
 */
export function unwrap<Api extends ReadableApi, Data>(result: Result<Api, Data>): Data {
  if (result.ok) return result.data;
  throw new ResponseError<Api>(result);
}
