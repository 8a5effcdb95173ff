import { appendedHeaders } from '@kuvert/core/adapter';
import type { Reply } from '@kuvert/core/adapter';
import type { Response } from 'express';

/**
 * Writes a reply. A success goes through `res.send`, which keeps ETag, 304 and the app's settings; a failure, never
 * cached, is written as it is. Once the head is out nothing can be answered, and the connection ends abnormally.
 *
 * @throws whatever the methods of a patched response throw.
 */
export function writeReply(response: Response, reply: Reply): void {
  if (response.headersSent) {
    if (!response.writableEnded) response.destroy();
    return;
  }
  for (const name of reply.drop) response.removeHeader(name);
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers)) {
    if (appendedHeaders.has(name)) response.append(name, value);
    else response.setHeader(name, value);
  }
  if (reply.body === null) response.end();
  // As bytes: to the type of a text, Express adds a charset.
  else if (reply.status < 300) response.send(Buffer.from(reply.body));
  else response.setHeader('Content-Length', Buffer.byteLength(reply.body)).end(reply.body);
}
