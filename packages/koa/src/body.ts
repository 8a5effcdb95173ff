import type { Context } from 'koa';

const intercepted = new WeakSet<object>();

/**
 * Has whatever an app puts into a body offered to `take` first; what it does not take goes to the app's own setter. Done
 * once for each app: an accessor on each response would cost more than all the rest.
 */
export function interceptBody({ response }: Context['app'], take: (ctx: Context, value: unknown) => boolean): void {
  if (intercepted.has(response)) return;
  intercepted.add(response);
  const own = bodyOf(response);
  Object.defineProperty(response, 'body', {
    ...own,
    set(this: Context['response'], value: unknown) {
      if (take(this.ctx, value)) return;
      // Koa leaves the length of what was there before where JSON gives way to nothing.
      if ((value ?? null) === null && this.ctx.res.hasHeader('Content-Length')) this.remove('Content-Length');
      own?.set?.call(this, value);
    },
  });
}

function bodyOf(response: object | null): PropertyDescriptor | undefined {
  if (response === null) return undefined;
  return Object.getOwnPropertyDescriptor(response, 'body') ?? bodyOf(Object.getPrototypeOf(response) as object | null);
}
