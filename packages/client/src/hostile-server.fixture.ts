import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Result } from './index.ts';

/** What a client of these gets at most: enough for every answer that is meant to be read. */
export const patience: { readonly timeout: number; readonly maxBytes: number } = {
  timeout: 400,
  maxBytes: 1024 * 1024,
};

/** One way to treat a client. */
export interface HostileCase {
  readonly name: string;
  /** Bytes to write, or what is done with the connection once a request has come. */
  readonly answer: string | Uint8Array | ((socket: Socket) => unknown);
  /** The kind it has to give; several where runtimes differ in what they endure. */
  readonly kind: Result['kind'] | readonly Result['kind'][];
  /** More that the result has to have. */
  readonly gives?: object;
  /** It is asked with another method than GET. */
  readonly method?: string;
}

const project = '{"code":0,"message":"OK","data":{"slug":"alder"}}';
const ok = { data: { slug: 'alder' } };

/** An answer with its length. A text is written as UTF-8. */
function http(status: string, headers: string, body: string | Uint8Array = ''): Uint8Array {
  const bytes = Buffer.from(body as string);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
}

const JSON_TYPE = 'Content-Type: application/json\r\n';
const json = (body: string | Uint8Array, status = '200 OK', headers = ''): Uint8Array =>
  http(status, `${JSON_TYPE}${headers}`, body);
const chunked = `HTTP/1.1 200 OK\r\n${JSON_TYPE}Transfer-Encoding: chunked\r\n\r\n`;

/** Writes one piece after another, with pauses, until the connection ends. */
const drip =
  (pieces: Iterable<string | Uint8Array>, pause: number) =>
  (socket: Socket): void => {
    const all = pieces[Symbol.iterator]();
    const timer = setInterval(() => {
      const { value, done } = all.next();
      if (done === true || socket.destroyed) clearInterval(timer);
      else socket.write(value);
    }, pause);
    socket.on('close', () => clearInterval(timer));
  };

/** From its head, for each that asks. */
const endless = (head: string, piece: string): Iterable<string> => ({
  *[Symbol.iterator]() {
    yield head;
    for (;;) yield piece;
  },
});

/** As much as the socket takes, up to 100 MB. */
function pour(socket: Socket): void {
  const piece = Buffer.alloc(1024 * 1024, ' ');
  let left = 100;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(piece)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  socket.write(`HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: ${100 * piece.length}\r\n\r\n`);
  more();
}

/** Each with the kind of result that it gives, on every runtime. */
export const hostileCases: readonly HostileCase[] = [
  { name: 'a plain answer', answer: json(project), kind: 'success', gives: ok },
  {
    name: 'one byte at a time',
    answer: drip(
      Array.from(json(project), (byte) => new Uint8Array([byte])),
      1,
    ),
    kind: 'success',
    gives: ok,
  },
  { name: 'no content type', answer: http('200 OK', '', project), kind: 'success', gives: ok },
  {
    name: 'a content type of its own',
    answer: http('200 OK', 'Content-Type: application/vnd.x+json; v=1\r\n', project),
    kind: 'success',
    gives: ok,
  },
  { name: 'a byte order mark', answer: json(`\ufeff${project}`), kind: 'success', gives: ok },
  {
    name: 'a member twice',
    answer: json('{"code":1,"message":"x","code":0,"data":1,"data":2}'),
    kind: 'success',
    gives: { data: 2 },
  },
  {
    name: 'a member __proto__',
    answer: json(
      '{"code":0,"__proto__":{"polluted":1},"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    ),
    kind: 'success',
  },
  {
    name: 'lists in lists, 100,000 deep',
    answer: json(`{"code":0,"data":${'['.repeat(1e5)}${']'.repeat(1e5)}}`),
    kind: ['success', 'malformed'],
  },
  {
    name: 'bytes after the answer',
    answer: Buffer.concat([json(project), Buffer.from('more')]),
    kind: 'success',
    gives: ok,
  },
  { name: '204', answer: 'HTTP/1.1 204 No Content\r\n\r\n', kind: 'success', gives: { data: undefined, status: 204 } },
  {
    name: 'HEAD',
    method: 'HEAD',
    answer: `HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: 100\r\n\r\n`,
    kind: 'success',
    gives: { data: undefined },
  },

  {
    name: '200 with the body of a failure',
    answer: json('{"code":5000,"message":"x"}'),
    kind: 'failure',
    gives: { reason: 'PROJECT_NOT_FOUND', status: 200, entry: { status: 404 } },
  },
  {
    name: 'a code as text',
    answer: json('{"code":"5000","message":"x"}', '404 Not Found'),
    kind: 'failure',
    gives: { reason: 'PROJECT_NOT_FOUND', code: 5000, status: 404 },
  },
  {
    name: 'a code of a newer server',
    answer: json('{"code":7777,"message":"x"}', '400 Bad Request'),
    kind: 'unknown-code',
    gives: { code: 7777, envelope: 'code', status: 400 },
  },
  {
    name: 'a code that is retired',
    answer: json('{"code":5902,"message":"x"}', '410 Gone'),
    kind: 'unknown-code',
    gives: { code: 5902 },
  },
  {
    name: 'a gateway that speaks of a problem',
    answer: http(
      '429 Too Many Requests',
      'Content-Type: application/problem+json\r\nRetry-After: 7\r\n',
      '{"type":"https://gateway.example/slow","title":"Slow down","code":5000}',
    ),
    kind: 'unknown-code',
    gives: {
      code: 'https://gateway.example/slow',
      message: 'Slow down',
      envelope: 'problem',
      status: 429,
      retryAfter: 7,
    },
  },
  {
    name: 'a problem that is called JSON',
    answer: json('{"title":"Bad gateway","status":502}', '502 Bad Gateway'),
    kind: 'unknown-code',
    gives: { code: 'about:blank', envelope: 'problem' },
  },

  {
    name: '500 with the body of a success',
    answer: json(project, '500 Internal Server Error'),
    kind: 'malformed',
    gives: { status: 500, ...ok },
  },
  {
    name: 'HTML for 502',
    answer: http('502 Bad Gateway', 'Content-Type: text/html\r\n', '<h1>Bad gateway</h1>'),
    kind: 'malformed',
    gives: { status: 502, contentType: 'text/html', excerpt: '<h1>Bad gateway</h1>' },
  },
  {
    name: 'HTML for 200',
    answer: http('200 OK', 'Content-Type: text/html\r\n', project),
    kind: 'malformed',
    gives: { status: 200 },
  },
  {
    name: 'an empty 401',
    answer: http('401 Unauthorized', 'WWW-Authenticate: Bearer\r\n'),
    kind: 'malformed',
    gives: { status: 401, excerpt: '' },
  },
  { name: 'an empty 200', answer: json(''), kind: 'malformed', gives: { status: 200 } },
  {
    name: 'Latin-1',
    answer: http(
      '200 OK',
      'Content-Type: application/json; charset=iso-8859-1\r\n',
      Buffer.from('{"code":0,"data":"caf\xe9"}', 'latin1'),
    ),
    kind: 'malformed',
  },
  { name: 'UTF-16', answer: json(Buffer.from(`\ufeff${project}`, 'utf16le')), kind: 'malformed' },
  { name: 'JSON that breaks off', answer: json(project.slice(0, -3)), kind: 'malformed' },
  { name: 'JSON that is nothing', answer: json('null'), kind: 'malformed' },
  {
    name: 'a length that is too small',
    answer: `HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: 9\r\nConnection: close\r\n\r\n${project}`,
    kind: ['malformed', 'network'],
  },
  { name: '100 MB', answer: pour, kind: 'malformed', gives: { message: 'the body is larger than 1048576 bytes' } },
  {
    name: '100 MB in 100 kB of gzip',
    answer: json(gzipSync(Buffer.alloc(100 * 1024 * 1024)), '200 OK', 'Content-Encoding: gzip\r\n'),
    kind: 'malformed',
    gives: { message: 'the body is larger than 1048576 bytes' },
  },

  {
    name: 'a body that breaks off',
    answer: (socket) => socket.end(`HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: 100\r\n\r\n${project}`),
    kind: 'network',
    gives: { status: 200 },
  },
  {
    name: 'a body that is reset',
    answer: (socket) => {
      socket.write(`${chunked}5\r\n{"cod\r\n`);
      setTimeout(() => socket.resetAndDestroy(), 20);
    },
    kind: 'network',
  },
  { name: 'chunks that are none', answer: `${chunked}zz\r\ngarbage\r\n`, kind: 'network' },
  { name: 'chunks that end early', answer: (socket) => socket.end(`${chunked}5\r\n{"cod\r\n`), kind: 'network' },
  {
    name: 'gzip that is none',
    answer: json('not gzip at all', '200 OK', 'Content-Encoding: gzip\r\n'),
    kind: 'network',
  },
  { name: 'half a head', answer: (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'), kind: 'network' },
  { name: 'something other than HTTP', answer: (socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'), kind: 'network' },
  { name: 'a connection that is closed', answer: (socket) => socket.end(), kind: 'network' },
  { name: 'a connection that is reset', answer: (socket) => socket.resetAndDestroy(), kind: 'network' },
  {
    name: 'redirects in a circle',
    answer: 'HTTP/1.1 302 Found\r\nLocation: /a/b\r\nContent-Length: 0\r\n\r\n',
    kind: 'network',
  },
  {
    name: 'a head of 2 MB',
    answer: `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(2 * 1024 * 1024)}\r\nContent-Length: 0\r\n\r\n`,
    kind: ['network', 'malformed'],
  },
  {
    name: 'early hints without an end',
    answer: drip(endless('', 'HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n'.repeat(100)), 5),
    kind: ['timeout', 'network'],
  },

  { name: 'no answer', answer: () => undefined, kind: 'timeout' },
  { name: 'a head and no more', answer: `HTTP/1.1 200 OK\r\n${JSON_TYPE}Content-Length: 100\r\n\r\n`, kind: 'timeout' },
  { name: 'half an answer and no more', answer: `${chunked}5\r\n{"cod\r\n`, kind: 'timeout' },
  { name: 'a body that never ends', answer: drip(endless(chunked, '1\r\n \r\n'), 20), kind: 'timeout' },
];

/** The path that is treated so. */
export const pathTo = (hostile: HostileCase): string => `/${encodeURIComponent(hostile.name)}`;

/** Starts the server: what the path names is what its client suffers. Any other path has the redirects. */
export async function startHostileServer(): Promise<{
  readonly baseUrl: string;
  /** The connections that are open. */
  readonly open: ReadonlySet<Socket>;
  readonly close: () => void;
}> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const path = bytes.toString('latin1').split(' ', 2)[1];
      const { answer } = hostileCases.find((each) => pathTo(each) === path) ??
        hostileCases.find(({ name }) => name === 'redirects in a circle') ?? { answer: '' };
      if (typeof answer === 'function') answer(socket);
      else socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
