/** Bytes of a body nobody wants that are read, and milliseconds that may take. */
const MOST_BYTES = 8_388_608;
const PATIENCE = 500;

/**
 * Waits for what is left of a body when its request is refused unread: where a runtime closes the connection over it, the
 * connection is reset, and a reset can take the answer with it (RFC 9112 §9.6). Nothing is waited for where all was read,
 * nothing is announced, or too much.
 */
export function settle(response: Response, request: Request): Response | Promise<Response> {
  const { method } = request;
  if (response.status < 400 || method === 'GET' || method === 'HEAD') return response;
  const length = Number(request.headers.get('content-length'));
  if (!(length > 0 && length <= MOST_BYTES) || request.bodyUsed) return response;
  return readOn(request).then(() => response);
}

async function readOn(request: Request): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  // One that somebody else is reading cannot be read.
  await Promise.race([request.arrayBuffer().catch(() => undefined), late]);
  clearTimeout(timer);
}
