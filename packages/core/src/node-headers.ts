import { joinHeader } from './headers.ts';
import type { Reply } from './reply.ts';

/** The part of Node's response that its headers take. */
export interface NodeHeaders {
  getHeaderNames(): string[];
  getHeader(name: string): unknown;
  setHeader(name: string, value: string | string[]): unknown;
  removeHeader(name: string): void;
}

/**
 * Gives a response of Node the headers of a reply: what the reply must not carry goes, cookies and `Vary` are added to what
 * is there, and everything else takes the place of it.
 *
 * @throws whatever the methods of a patched response throw.
 */
export function writeHeaders(response: NodeHeaders, { drop, headers }: Pick<Reply, 'drop' | 'headers'>): void {
  // Node takes a removed Content-Length or Transfer-Encoding for a wish to have none, even if none was there.
  const present = response.getHeaderNames();
  for (const name of present) if (drop.includes(name)) response.removeHeader(name);
  for (const name of Object.keys(headers)) {
    const value = headers[name] as string;
    const before = present.includes(name) ? response.getHeader(name) : undefined;
    if (before !== value) response.setHeader(name, joinHeader(name, before, value));
  }
}
