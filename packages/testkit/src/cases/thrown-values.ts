import { LEAK, SECRET } from '../leak.ts';
import { foreignError } from './other-realm.ts';

/** Something that can be thrown. */
export interface Thrown {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  readonly value: unknown;
}

const thrown = (id: string, what: string, why: string, value: unknown): Thrown => ({ id, what, why, value });

const explode = (): never => {
  throw new Error(SECRET);
};
const trap = (name: string): unknown => new Proxy(new Error(SECRET), { [name]: explode });
const { proxy: revoked, revoke } = Proxy.revocable(new Error(SECRET), {});
revoke();
const { proxy: revokedFunction, revoke: revokeFunction } = Proxy.revocable(() => SECRET, {});
revokeFunction();

const errorWith = (more: object): Error => Object.assign(new Error(SECRET), more);
const getter = (key: PropertyKey): unknown => Object.defineProperty(new Error(SECRET), key, { get: explode });
const emptied = new Error(SECRET);
Object.setPrototypeOf(emptied, null);

const cyclic = new Error(SECRET);
cyclic.cause = new Error(SECRET, { cause: cyclic });
let deep = new Error(SECRET);
for (let depth = 0; depth < 10_000; depth += 1) deep = new Error(SECRET, { cause: deep });

class Shouting extends Error {
  override get message(): string {
    return explode();
  }
  override get stack(): string {
    return explode();
  }
}

const primitives: readonly Thrown[] = [
  thrown('null', 'null', 'Koa hangs, Express takes it for nothing', null),
  thrown('undefined', 'undefined', 'Koa hangs, Express takes it for nothing', undefined),
  thrown('false', 'false', 'Express takes it for nothing', false),
  thrown('true', 'true', 'it is no Error', true),
  thrown('empty', 'an empty text', 'Express takes it for nothing', ''),
  thrown('zero', 'zero', 'Express takes it for nothing', 0),
  thrown('negative-zero', 'minus zero', 'it is falsy as well', -0),
  thrown('nan', 'NaN', 'it is falsy, and not equal to itself', Number.NaN),
  thrown('zero-bigint', 'a BigInt of zero', 'it is falsy as well', 0n),
  thrown('string', 'a text', 'it is no Error', SECRET),
  thrown('route', "the text 'route'", 'Express takes it for next("route")', 'route'),
  thrown('router', "the text 'router'", 'Express leaves the router and every error handler', 'router'),
  thrown('number', 'a number', 'it is no status', 404),
  thrown('infinity', 'infinity', 'it is no status', Infinity),
  thrown('bigint', 'a BigInt', 'Koa prints it as JSON, and exits', 10n),
  thrown('symbol', 'a symbol', 'it cannot be made a text', Symbol(SECRET)),
];

const objects: readonly Thrown[] = [
  thrown('bare', 'an object without a prototype', 'Express 4 exits when it prints one', Object.create(null)),
  thrown('object', 'a plain object', 'it is no Error', { message: SECRET, path: SECRET }),
  thrown('array', 'a list', 'it is no Error', [SECRET, { status: 404 }]),
  thrown('function', 'a function', 'it may carry members', errorLikeFunction()),
  thrown('class', 'a class', 'it was to be an instance', Shouting),
  thrown('map', 'a Map', 'it is no Error', new Map([['status', 404]])),
  thrown('date', 'a date that is none', 'its text throws', new Date(Number.NaN)),
  thrown('regexp', 'a regular expression', 'it has a source', /kuvert-leak-4f1c/),
  thrown('promise', 'a promise', 'nobody awaits it', Promise.resolve(SECRET)),
  thrown('bytes', 'bytes', 'they may be a body', new TextEncoder().encode(SECRET)),
  thrown('headers', 'headers', 'Hono reads those of what it is thrown', new Headers({ 'set-cookie': LEAK })),
  thrown(
    'request',
    'a request',
    'it has headers and a body too',
    new Request('http://kuvert.test/', { headers: { a: LEAK } }),
  ),
  thrown('cyclic-object', 'an object that holds itself', 'printing it never ends', cyclicObject()),
  thrown('to-string', 'an object whose text throws', 'a log makes a text of it', {
    toString: explode,
    valueOf: explode,
  }),
  thrown('to-json', 'an object whose toJSON throws', 'Koa writes what was thrown as JSON', { toJSON: explode }),
  thrown('to-primitive', 'an object that is no primitive', 'a log makes a text of it', {
    [Symbol.toPrimitive]: explode,
  }),
];

const errors: readonly Thrown[] = [
  thrown('error', 'an Error', 'its message may say anything', new Error(SECRET)),
  thrown(
    'type-error',
    'a TypeError',
    'Fetch throws them too, and they are no fault of the client',
    new TypeError(SECRET),
  ),
  thrown('range-error', 'a RangeError', 'qs throws them too', new RangeError(SECRET)),
  thrown('syntax-error', 'a SyntaxError', 'parsers of bodies throw them too', new SyntaxError(SECRET)),
  thrown('uri-error', 'a URIError', 'routers throw them too', new URIError(SECRET)),
  thrown('aggregate', 'an AggregateError', 'it holds others', new AggregateError([new Error(SECRET)], SECRET)),
  thrown('dom-exception', 'a DOMException', 'its name and code are getters', new DOMException(SECRET, 'DataError')),
  thrown('frozen', 'a frozen Error', 'Koa writes to what was thrown, and exits', Object.freeze(new Error(SECRET))),
  thrown('sealed', 'a sealed Error', 'Koa writes to what was thrown, and exits', Object.seal(new Error(SECRET))),
  thrown(
    'fixed',
    'an Error that takes no member',
    'frameworks put a status on it',
    Object.preventExtensions(new Error(SECRET)),
  ),
  thrown('cross-realm', 'an Error of another realm', 'it is no instanceof Error', foreignError(SECRET)),
  thrown('emptied', 'an Error without a prototype', 'it has neither a name nor a text', emptied),
  thrown(
    'huge',
    'an Error with a message of 8 MB',
    'it is copied wherever it is written',
    new Error(SECRET + 'x'.repeat(8_000_000)),
  ),
  thrown('cyclic-cause', 'an Error that is its own cause', 'walking the causes never ends', cyclic),
  thrown('deep-cause', 'an Error with ten thousand causes', 'walking the causes overflows the stack', deep),
  thrown('shouting', 'an Error whose message and stack throw', 'a log reads both', new Shouting()),
  thrown(
    'message-object',
    'an Error whose message is an object',
    'Koa exits over one',
    errorWith({ message: { a: SECRET }, expose: true, status: 400 }),
  ),
  thrown('message-lone', 'an Error whose message is half a character', 'it is no UTF-8', new Error(`${SECRET}\ud800`)),
  thrown(
    'message-line',
    'an Error whose message breaks the line',
    'some write it into the status line',
    new Error(`${SECRET}\r\nset-cookie: a=b`),
  ),
  thrown(
    'name-object',
    'an Error whose name is an object',
    'Koa exits over one',
    errorWith({ name: { toString: explode } }),
  ),
  thrown('stack-number', 'an Error whose stack is a number', 'Koa exits over one', errorWith({ stack: 7 })),
  thrown('to-json-error', 'an Error whose toJSON throws', 'loggers and Koa call it', errorWith({ toJSON: explode })),
  thrown('response-method', 'an Error whose getResponse throws', 'Hono calls it', errorWith({ getResponse: explode })),
  thrown(
    'response-member',
    'an Error whose getResponse is no function',
    'Hono calls it',
    errorWith({ getResponse: SECRET }),
  ),
  thrown(
    'headers-null',
    'an Error with null for its headers',
    'finalhandler reads them',
    errorWith({ status: 404, headers: null }),
  ),
  thrown(
    'headers-getter',
    'an Error whose headers throw',
    'finalhandler reads them',
    errorWith({
      status: 404,
      headers: {
        get a() {
          return explode();
        },
      },
    }),
  ),
  thrown(
    'then',
    'an Error that can be awaited',
    'a promise takes it for another',
    // oxlint-disable-next-line unicorn/no-thenable -- the point of it
    errorWith({ then: (_: unknown, fail: (error: unknown) => void) => fail(SECRET) }),
  ),
];

const members = [
  'message',
  'name',
  'stack',
  'status',
  'statusCode',
  'code',
  'type',
  'cause',
  'headers',
  'expose',
  'output',
];
const getters: readonly Thrown[] = [...members, Symbol.toStringTag, Symbol.for('@kuvert/failure')].map((key) => {
  const name = typeof key === 'symbol' ? (key.description ?? '').replaceAll(/\W+/g, '-') : key.toLowerCase();
  return thrown(
    `getter-${name}`,
    `an Error whose ${name} throws`,
    'reading it is what frameworks do first',
    getter(key),
  );
});

const traps = [
  'get',
  'has',
  'ownKeys',
  'getPrototypeOf',
  'getOwnPropertyDescriptor',
  'set',
  'defineProperty',
  'isExtensible',
];
const proxies: readonly Thrown[] = [
  thrown('revoked', 'a revoked proxy', 'reading anything of it throws', revoked),
  thrown('revoked-function', 'a revoked proxy of a function', 'its type is all that can be asked', revokedFunction),
  thrown('endless', 'a proxy that has everything, and more of it', 'every member of it is another', endless()),
  ...traps.map((name) =>
    thrown(
      `trap-${name.toLowerCase()}`,
      `a proxy whose ${name} trap throws`,
      'asking it anything may throw',
      trap(name),
    ),
  ),
];

/** Everything there is to throw that is no failure of a contract: all of it is an internal error. */
export const thrownValues: readonly Thrown[] = [...primitives, ...objects, ...errors, ...getters, ...proxies];

function errorLikeFunction(): unknown {
  return Object.assign(() => SECRET, { status: 404, expose: true, statusCode: '404' });
}

function cyclicObject(): unknown {
  const holder: Record<string, unknown> = { message: SECRET };
  holder['self'] = holder;
  return holder;
}

function endless(): unknown {
  const more: object = new Proxy(() => undefined, {
    get: (_, key) => (key === 'then' || key === Symbol.toPrimitive ? undefined : more),
    getPrototypeOf: () => Error.prototype,
  });
  return more;
}
