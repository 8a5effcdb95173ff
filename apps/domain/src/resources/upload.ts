/** One uploaded file, whatever parser read it. */
export interface Upload {
  /** The media type its sender declared, without parameters. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Takes a file out of a Fetch `FormData`; `undefined` when the field is missing or no file.
 *
 * @example await icons.put(principal, slug, await uploadFrom(await request.formData(), 'icon'))
 */
export async function uploadFrom(form: FormData, field: string): Promise<Upload | undefined> {
  const value: unknown = form.get(field);
  if (!(value instanceof Blob)) return undefined;
  return { type: value.type.split(';')[0] ?? '', bytes: new Uint8Array(await value.arrayBuffer()) };
}
