import type { RequestHandler, Response } from 'express';

type Patch = (response: Response) => void;
type Loose = (...rest: unknown[]) => unknown;

const patching =
  (patch: Patch): (() => RequestHandler) =>
  () =>
  (_request, response, next) => {
    patch(response);
    next();
  };

/** Puts another method in the place of one, as many packages do. */
function replace(response: Response, name: string, make: (own: Loose, response: Response) => Loose): void {
  const methods = response as unknown as Record<string, Loose>;
  methods[name] = make(methods[name]?.bind(response) as Loose, response);
}

/** Middleware that puts its own methods on the response, as loggers, caches and injectors do. */
export const patches: Readonly<Record<string, () => RequestHandler>> = {
  'a patched end': patching((response) =>
    replace(response, 'end', (own) => (...rest) => {
      if (!response.headersSent) response.setHeader('X-Ended', '1');
      return own(...rest);
    }),
  ),
  'patched write and end': patching((response) => {
    let length = 0;
    const count =
      (own: Loose): Loose =>
      (...rest) => {
        const [chunk] = rest;
        if (typeof chunk === 'string' || Buffer.isBuffer(chunk)) length += Buffer.byteLength(chunk);
        return own(...rest);
      };
    replace(response, 'write', count);
    replace(response, 'end', (own) => (...rest) => {
      if (!response.headersSent) response.setHeader('X-Length', String(length));
      return count(own)(...rest);
    });
  }),
  'a patched writeHead': patching((response) =>
    replace(response, 'writeHead', (own) => (...rest) => {
      response.setHeader('X-Headed', response.getHeaderNames().length > 0 ? 'yes' : 'no');
      return own(...rest);
    }),
  ),
  'a patched send': patching((response) =>
    replace(response, 'send', (own) => (body) => own(typeof body === 'string' ? `${body} and more` : body)),
  ),
  'a patched json': patching((response) => replace(response, 'json', (own) => (body) => own({ wrapped: body }))),
  'a patched setHeader': patching((response) =>
    replace(response, 'setHeader', (own) => (name, value) => own(name, name === 'X-Mine' ? 'patched' : value)),
  ),
  'listeners on the response': patching((response) => {
    response
      .on('finish', () => undefined)
      .on('close', () => undefined)
      .on('pipe', () => undefined);
    response.on('prefinish', () => undefined);
  }),
};
