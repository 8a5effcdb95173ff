/** Bun and Deno make a stream of a text when its body is looked into: Bun forgets the text's type, Deno is slower. */
const isLazy = /^(?:Bun|Deno)\//.test(
  (globalThis as { navigator?: { userAgent?: string } }).navigator?.userAgent ?? '',
);

/** Whether the body of a response can no longer be sent: it was read, or somebody else has its reader. */
export function isSpent(response: Response): boolean {
  const pending = pendingBody(response);
  if (pending !== undefined) return pending instanceof ReadableStream && isSpentStream(pending);
  return response.bodyUsed || (!isLazy && response.body?.locked === true);
}

/** What the body of @hono/node-server's `Response` is to be made of. Its own `body` and `bodyUsed` are not asked. */
function pendingBody(response: Response): unknown {
  return pendingParts(response)?.[1];
}

/** A header of a `Response` of @hono/node-server that is still as it was given, and that nobody has looked into. */
export function pendingHeader(response: Response, name: string): unknown {
  const headers = pendingParts(response)?.[2];
  const isPlain = typeof headers === 'object' && headers !== null && Object.hasOwn(headers, name);
  return isPlain ? (headers as Readonly<Record<string, unknown>>)[name] : undefined;
}

/**
 * What @hono/node-server's `Response` is to be made of: status, body and headers. It is written in another way, slowly,
 * once it was looked into.
 */
function pendingParts(response: Response): readonly unknown[] | undefined {
  const prototype = Object.getPrototypeOf(response) as object;
  // One of the platform's own class stands in for nothing.
  if (Object.getPrototypeOf(prototype) === Object.prototype) return undefined;
  if (pending?.prototype !== prototype) {
    const key = Object.getOwnPropertySymbols(response).find(({ description }) => description === 'cache');
    if (key === undefined) return undefined;
    pending = { prototype, key };
  }
  const parts = (response as unknown as Readonly<Record<symbol, unknown>>)[pending.key];
  return Array.isArray(parts) ? parts : undefined;
}

/** Where responses of the class that came last have what they are to be made of. */
let pending: { readonly prototype: object; readonly key: symbol } | undefined;

/** Only a response knows of a stream whether it was read (WHATWG Fetch, "extract a body"). */
function isSpentStream(stream: ReadableStream): boolean {
  try {
    return new Response(stream).bodyUsed;
  } catch {
    return true;
  }
}
