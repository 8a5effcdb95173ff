// Peers that bring no types.
declare module 'jsend' {
  import type { RequestHandler } from 'express';
  const jsend: { readonly middleware: RequestHandler };
  export default jsend;
}

declare module 'koa-respond' {
  import type { Middleware } from 'koa';
  export default function respond(): Middleware;
}

declare namespace Express {
  interface Response {
    jsend: { fail(data: unknown): void };
  }
}
