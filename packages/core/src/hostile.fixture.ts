import { createContext, runInContext } from 'node:vm';
import * as fc from 'fast-check';
import { FAILURE, FAULT, SUCCESS } from './brand.ts';
import { faults } from './faults.ts';

/** What is planted in whatever is thrown, and must be in no answer. No text that is repeated on purpose can hold it. */
export const MARKER = '«s3cret»';

const marked: fc.Arbitrary<string> = fc.constantFrom(MARKER, `at /srv/${MARKER}.js:1:1`, `${MARKER}\r\nx: y\0`);

/** Members that somebody reads of an error, a success, their details or a code. */
const MEMBERS = `
  name message code status statusCode expose type headers isBoom output getResponse res errno httpCode body cause issues
  arkErrors _zod retryable stack toString details retryAfter location allow params fault reason definition contract meta
  challenge retired then errors page style data pagination envelope entry 404 409
`;
const member: fc.Arbitrary<string> = fc.constantFrom(...MEMBERS.trim().split(/\s+/));

/** Any value at all, with markers in it. */
export const anything: fc.Arbitrary<unknown> = fc.anything({
  key: fc.oneof(member, marked, fc.string()),
  values: [
    marked,
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double(),
    fc.bigInt(),
    fc.constantFrom<unknown>(true, false, undefined, null, Symbol(MARKER), Symbol.iterator, () => MARKER),
  ],
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

const status: fc.Arbitrary<unknown> = fc.oneof(fc.integer({ min: 199, max: 601 }), anything);

/** Headers whose obligations hold anything but a marker, since they are repeated on purpose. */
const headers: fc.Arbitrary<unknown> = fc.oneof(
  fc.dictionary(
    fc.constantFrom('Retry-After', 'www-authenticate', 'Allow', 'Content-Range'),
    fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant('a\r\nb')),
  ),
  fc.dictionary(fc.constantFrom('Set-Cookie', 'X-Secret', 'Content-Type', MARKER), marked),
  fc.constantFrom(null, 5, 'text'),
);

const of = (...values: readonly unknown[]): fc.Arbitrary<unknown> => fc.oneof(fc.constantFrom(...values), anything);

/** The members by which errors of known packages are told, with their values and others. */
const members: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    name: of('MulterError', 'ZodError', 'ValiError', 'AbortError', 'TimeoutError', 'URIError', 'SyntaxError', MARKER),
    message: of('Unexpected end of form', 'Request aborted', 'terminated', 'fetch failed', 'D1_ERROR: x', MARKER),
    code: of('LIMIT_FILE_SIZE', 1009, 'Z_DATA_ERROR', 'SQLITE_CONSTRAINT', 'ECONNRESET', 'ETIMEDOUT', 'HPE_X', MARKER),
    status,
    statusCode: status,
    expose: of(true, false),
    type: of('entity.parse.failed', MARKER),
    headers,
    isBoom: of(true),
    output: fc.oneof(fc.record({ statusCode: status, headers }), anything),
    getResponse: of(() => MARKER),
    res: fc.oneof(fc.record({ headers: fc.record({ get: fc.func(fc.string({ unit: 'binary' })) }) }), anything),
    errno: of(-3),
    httpCode: status,
    body: marked,
    cause: anything,
    issues: fc.oneof(fc.array(fc.record({ code: marked, path: fc.array(marked), message: marked })), anything),
    stack: marked,
    retryable: of(true),
  },
  { requiredKeys: [] },
);

/** An error of another realm. */
const makeElsewhere = runInContext('() => new Error()', createContext({})) as () => object;

const makers: readonly (() => object)[] = [
  ...[Error, TypeError, URIError, SyntaxError, RangeError].map((Maker) => () => new Maker(MARKER)),
  () => new AggregateError([MARKER], MARKER),
  () => new DOMException(MARKER, 'AbortError'),
  makeElsewhere,
  () => Object.create(null) as object,
  () => ({}),
  () => () => MARKER,
];

const raise = (): never => {
  throw new Error(MARKER);
};

type Trap = keyof ProxyHandler<object>;
const traps: readonly Trap[] = ['get', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'has', 'ownKeys'];

const disguises: readonly ((error: object, trap: Trap) => unknown)[] = [
  (error) => error,
  (error) => Object.freeze(error),
  (error, trap) => new Proxy(error, { [trap]: raise }),
  (error) => new Proxy(error, Object.fromEntries(traps.map((each) => [each, raise]))),
  (error) => {
    const { proxy, revoke } = Proxy.revocable(error, {});
    revoke();
    return proxy;
  },
  (error, trap) => Object.defineProperty(error, trap === 'get' ? 'status' : 'message', { get: raise }),
  (error) => Object.defineProperty(error, 'cause', { value: error }),
  (error) => Object.create(error) as object,
];

/** Makes a value anew: many of them bear no look, and fast-check looks at what it hands over. */
export type Make = () => unknown;

/** How a value is made, as fast-check prints it. */
const recipe = <T>(parts: T, make: (parts: T) => unknown): Make =>
  Object.assign(() => make(parts), { [fc.toStringMethod]: () => fc.stringify(parts) });

/** Errors and their like that somebody else made, known ones among them, in one disguise or another. */
const foreign: fc.Arbitrary<Make> = fc
  .tuple(fc.constantFrom(...makers), members, fc.constantFrom(...disguises), fc.constantFrom(...traps))
  .map((parts) =>
    recipe(parts, ([make, own, disguise, trap]) => {
      const error = make();
      for (const [key, value] of Object.entries(own)) Object.defineProperty(error, key, { value, configurable: true });
      return disguise(error, trap);
    }),
  );

/** What is repeated on purpose, so without markers: it is said of a fault that somebody raised. */
const details: fc.Arbitrary<unknown> = fc.record(
  {
    headers: fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null))),
    retryAfter: anything,
    location: fc.string({ unit: 'binary' }),
    status,
    allow: fc.oneof(fc.array(fc.string()), fc.constantFrom(null, 5, [5], 'GET')),
    issues: fc.anything(),
  },
  { requiredKeys: [] },
);

/** Values that wear our marks. */
const forged: fc.Arbitrary<unknown> = fc.oneof(
  fc.tuple(fc.constantFrom(FAILURE, FAULT, SUCCESS), anything).map(([mark, value]) => ({ [mark]: value })),
  fc
    .record({ status, definition: fc.oneof(fc.record({ contract: anything, statuses: anything }), anything) })
    .map((value) => ({ [FAILURE]: value })),
  fc
    .record({
      fault: fc.oneof(fc.constantFrom(...Object.keys(faults), 'constructor'), anything),
      details: fc.oneof(details, fc.constant(new Proxy({}, { ownKeys: raise, getOwnPropertyDescriptor: raise }))),
    })
    .map((value) => ({ [FAULT]: value })),
);

/** Whatever may be thrown. */
export const thrown: fc.Arbitrary<Make> = fc.oneof(
  { arbitrary: foreign, weight: 2 },
  fc.oneof(forged, anything).map((value) => recipe(value, () => value)),
);

/** What somebody has put on `Object.prototype`. */
export const pollution: fc.Arbitrary<Record<PropertyKey, unknown>> = fc
  .tuple(
    fc.dictionary(member, fc.oneof(status, marked, headers, fc.constant(true), fc.array(marked))),
    fc.constantFrom(undefined, FAILURE, FAULT, SUCCESS),
    fc.oneof(fc.constant('conflict'), anything),
  )
  .map(([lent, mark, value]) => (mark === undefined ? lent : Object.assign(lent, { [mark]: value })));

/** Runs with a polluted `Object.prototype`, and cleans it. */
export function polluted<T>(lent: Record<PropertyKey, unknown>, run: () => T): T {
  const before = Object.getOwnPropertyDescriptors(Object.prototype);
  const keys = Reflect.ownKeys(lent);
  /* oxlint-disable no-extend-native -- to be dirtied is what it is for */
  try {
    for (const key of keys) Object.defineProperty(Object.prototype, key, toDescriptor(lent[key]));
    return run();
  } finally {
    for (const key of keys) Reflect.deleteProperty(Object.prototype, key);
    for (const key of keys.filter((each) => Object.hasOwn(before, each)))
      Object.defineProperty(Object.prototype, key, before[key as string]!);
  }
}

/** A descriptor without a prototype: what was lent before must not speak for it. */
const toDescriptor = (value: unknown): PropertyDescriptor =>
  Object.assign(Object.create(null) as object, { value, configurable: true, enumerable: true, writable: true });
