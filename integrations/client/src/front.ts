import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { Transform } from 'node:stream';

/** What stands before a server, for a browser. */
export interface Front {
  readonly origin: string;
  readonly close: () => void;
}

const PAGE = '<!doctype html><title>An empty page</title>';
const page = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${PAGE.length}\r\nConnection: close\r\n\r\n${PAGE}`;

/**
 * Serves an empty page at `/`. All else comes from the server at `port` as it is, be it no HTTP, cut or reset; only
 * `headers` are added to the head of an answer.
 */
export async function startFront(port: number, headers: string): Promise<Front> {
  const open = new Set<Socket>();
  const server = createServer((browser) => {
    open.add(browser);
    browser.on('close', () => open.delete(browser));
    browser.on('error', () => undefined);
    browser.once('data', (request) => {
      if (/^GET \/(?:favicon\.ico)? /.test(request.toString('latin1'))) browser.end(page);
      else pass(browser, request, connect(port, '127.0.0.1'), headers);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function pass(browser: Socket, request: Buffer, server: Socket, headers: string): void {
  server.on('error', () => browser.resetAndDestroy());
  browser.on('close', () => server.destroy());
  server.write(request);
  browser.pipe(server);
  server.pipe(withHeaders(headers)).pipe(browser);
}

/** Adds headers behind the first line, if that is one of HTTP. */
function withHeaders(headers: string): Transform {
  let line: Buffer | undefined = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (line === undefined) return done(undefined, chunk);
      line = Buffer.concat([line, chunk]);
      const end = line.indexOf('\r\n') + 2;
      if (end < 2) return done();
      const isHttp = line.toString('latin1', 0, 5) === 'HTTP/';
      const bytes = isHttp ? Buffer.concat([line.subarray(0, end), Buffer.from(headers), line.subarray(end)]) : line;
      line = undefined;
      return done(undefined, bytes);
    },
    flush(done) {
      done(undefined, line);
    },
  });
}
