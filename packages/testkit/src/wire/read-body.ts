/** What the bytes after a head are, as the head frames them. */
interface Framed {
  readonly bytes: Buffer;
  readonly complete: boolean;
  readonly rest: Buffer;
  readonly flaws: readonly string[];
}

/** What decides how a body is framed (RFC 9112 §6.3). */
interface Framing {
  readonly status: number;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly method: string;
  /** Whether it answers HTTP/1.0, which knows no chunks and ends an answer with its connection. */
  readonly isOld: boolean;
  readonly isOver: boolean;
}

const NONE = Buffer.alloc(0);

/** Reads the body of an answer by its framing: none, chunked, of a length, or up to the end of the connection. */
export function readBody(after: Buffer, { status, headers, method, isOld, isOver }: Framing): Framed {
  const encodings = headers.get('transfer-encoding');
  const lengths = headers.get('content-length');
  const flaws: string[] = [];
  if (encodings !== undefined && lengths !== undefined) flaws.push('there is a Content-Length and a Transfer-Encoding');
  if (lengths !== undefined && (lengths.length > 1 || !/^\d+$/.test(lengths[0] ?? '')))
    flaws.push(`Content-Length is ${lengths.join(', ')}`);
  if (encodings !== undefined && isOld) flaws.push('a Transfer-Encoding answers HTTP/1.0');
  if (status === 101 || status === 204 || status === 304) {
    if (encodings !== undefined) flaws.push(`a ${status} has a Transfer-Encoding`);
    if (status !== 304 && lengths !== undefined) flaws.push(`a ${status} has a Content-Length`);
    return { bytes: NONE, complete: true, rest: after, flaws };
  }
  if (method === 'HEAD') return { bytes: NONE, complete: true, rest: after, flaws };
  if (encodings !== undefined) {
    if (encodings.join() !== 'chunked') flaws.push(`Transfer-Encoding is ${encodings.join(', ')}`);
    return readChunks(after, flaws);
  }
  if (lengths === undefined) {
    // It cannot be told from one that was cut: of HTTP/1.1, every server here does better (RFC 9112 §6.3).
    if (!isOld) flaws.push('there is neither a Content-Length nor a Transfer-Encoding');
    return { bytes: after, complete: isOver, rest: NONE, flaws };
  }
  const length = Number(lengths[0]);
  const bytes = after.subarray(0, length);
  return { bytes, complete: bytes.length === length, rest: after.subarray(bytes.length), flaws };
}

/** Reads a chunked body (RFC 9112 §7.1) without extensions or trailers, which no server here writes. */
function readChunks(after: Buffer, flaws: string[]): Framed {
  const chunks: Buffer[] = [];
  let rest = after;
  for (;;) {
    const end = rest.indexOf('\r\n');
    if (end === -1) break;
    const size = rest.toString('latin1', 0, end);
    if (!/^[\da-f]+$/i.test(size)) {
      flaws.push(`${JSON.stringify(size.slice(0, 40))} is no size of a chunk`);
      break;
    }
    const length = Number.parseInt(size, 16);
    const chunk = rest.subarray(end + 2, end + 2 + length);
    chunks.push(chunk);
    if (rest.length < end + 2 + length + 2) break;
    if (rest.toString('latin1', end + 2 + length, end + 4 + length) !== '\r\n')
      flaws.push('a chunk ends in no line break');
    rest = rest.subarray(end + 2 + length + 2);
    if (length === 0) return { bytes: Buffer.concat(chunks), complete: true, rest, flaws };
  }
  return { bytes: Buffer.concat(chunks), complete: false, rest: NONE, flaws };
}
