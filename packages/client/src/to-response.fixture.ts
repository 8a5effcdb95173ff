/** An answer as plain data. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: readonly number[] | undefined;
}

/** It, as `fetch` would give it. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body && new Uint8Array(body), { status, headers });
}
