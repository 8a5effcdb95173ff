/**
 * Reads a body, and stops where it is known to be larger than the limit: what is given then is longer than that, and the
 * rest is cancelled.
 *
 * @throws whatever the body fails with.
 */
export async function readBytes({ body }: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; size <= limit;) {
    const { value } = await reader.read();
    if (value === undefined) break;
    chunks.push(value);
    size += value.length;
  }
  reader.cancel().catch(() => undefined);
  const [first] = chunks;
  return first && chunks.length === 1 ? first : new Uint8Array(await new Blob(chunks).arrayBuffer());
}
