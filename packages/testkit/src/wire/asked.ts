/** What decides how an answer may be framed: the method of its request, and its version where that is not HTTP/1.1. */
export type Asked = string | { readonly method: string; readonly version: '1.0' };

/** The parts of what was asked. */
export function toAsked(asked: Asked): { readonly method: string; readonly isOld: boolean } {
  return typeof asked === 'string' ? { method: asked, isOld: false } : { method: asked.method, isOld: true };
}

/** What a request asks. */
export function askedBy({ method = 'GET', version }: { readonly method?: string; readonly version?: '1.0' }): Asked {
  return version === undefined ? method : { method, version };
}
