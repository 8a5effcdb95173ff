import { fault } from '@kuvert/core';
import { iconLimit } from './icons.ts';

/** One uploaded file, whatever parser read it. */
export interface Upload {
  /** The media type its sender declared, without parameters. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a multipart body may have around the file: boundaries, part headers, a field or two. */
const MARGIN = 16 * 1024;

/**
 * Reads a file out of a Fetch request; `undefined` when the field is missing or no file.
 *
 * @throws the fault `uploadMalformed` when the body is no form, `uploadTooLarge` when it announces more than any icon
 * needs, before a byte of it is read
 * @example await icons.put(principal, slug, await readUpload(request, 'icon'))
 */
export async function readUpload(
  request: Pick<Request, 'headers' | 'formData'>,
  field: string,
): Promise<Upload | undefined> {
  if (Number(request.headers.get('content-length')) > iconLimit + MARGIN) throw fault('uploadTooLarge');
  const form = await request.formData().catch((cause: unknown) => {
    throw fault('uploadMalformed', { cause });
  });
  const value: unknown = form.get(field);
  if (!(value instanceof Blob)) return undefined;
  return { type: value.type.split(';')[0] ?? '', bytes: new Uint8Array(await value.arrayBuffer()) };
}
