import type { Case } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmOk, failure, ok } from '../expect.ts';
import { get, returning } from '../on.ts';

const project = new (class Project {
  readonly slug = 'alder';
  readonly #secret = 'kuvert-leak-4f1c';
  get owner(): string {
    return this.#secret;
  }
})();

const proto: unknown = JSON.parse('{"__proto__":{"status":404},"constructor":1,"toString":2}');

/** Data that JSON can write in its own way, and what then goes out. */
const values: readonly (readonly [id: string, what: string, value: unknown, written: unknown])[] = [
  ['map', 'a Map has no members', new Map([['a', 1]]), {}],
  ['set', 'a Set has no members', new Set([1]), {}],
  ['nan', 'NaN is null', { a: Number.NaN, b: Infinity }, { a: null, b: null }],
  ['negative-zero', 'minus zero is zero', -0, 0],
  ['undefined-member', 'a member that is undefined is left out', { a: undefined, b: 1 }, { b: 1 }],
  ['undefined-item', 'an item that is undefined is null', [undefined, () => 1], [null, null]],
  ['sparse', 'a hole in a list is null', Array.from({ length: 2 }), [null, null]],
  ['class', 'an instance has its own public members', project, { slug: 'alder' }],
  ['proto', 'members named like those of Object are data', proto, proto],
  ['to-json', 'a toJSON says what is written', { toJSON: () => ({ a: 1 }) }, { a: 1 }],
  ['separators', 'line separators are written as JSON allows', 'a\u2028b\u2029c', 'a\u2028b\u2029c'],
  ['control', 'control characters are escaped', 'a\0b\r\nc', 'a\0b\r\nc'],
  ['envelope', 'data that looks like an envelope is data', { code: 7, message: 'no' }, { code: 7, message: 'no' }],
  ['frozen', 'frozen data is written as it is', Object.freeze({ a: 1 }), { a: 1 }],
  ['bare', 'data without a prototype is written as it is', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  ['nested', 'data of a hundred levels is written', nest(100), nest(100)],
];

const half = 'half \ud800 a character';

/** Data and texts that are unusual, but can be written. */
export const oddData: readonly Case[] = [
  ...values.map(toCase),
  {
    id: 'data-half',
    title: 'half a character is escaped',
    why: 'JSON.stringify is well-formed; Workers write invalid UTF-8 where it is not',
    ...get('/data/half', () => api.ok(half)),
    expect: ok(half),
  },
  {
    id: 'data-half-crm',
    title: 'half a character is escaped in the status envelope',
    why: 'the same writer writes every envelope',
    ...get('/crm/data/half', () => crm.ok({ [half]: half })),
    expect: crmOk({ [half]: half }),
  },
  {
    id: 'data-large',
    title: 'data of 1 MB arrives whole',
    why: 'it takes more than one write',
    ...get('/data/large', () => api.ok('x'.repeat(1_000_000))),
    expect: ok('x'.repeat(1_000_000)),
  },
  {
    id: 'message-long',
    title: 'a param of 8 MB leaves a message of at most 1 KiB',
    why: 'a message is for a person to read',
    ...returning('/message/long', api.error('TOO_MANY_MIRRORS', { max: 'x'.repeat(8_000_000) })),
    expect: failure(409, 5900, `A project has at most ${'x'.repeat(1_002)}`),
  },
  {
    id: 'message-control',
    title: 'a param brings no control character and no half character into a message',
    why: 'a terminal obeys some of them',
    ...returning('/message/control', api.error('TOO_MANY_MIRRORS', { max: 'a\u001b[2J\r\n\0b\ud800' })),
    expect: failure(409, 5900, 'A project has at most a [2J   b\ufffd mirrors'),
  },
];

function toCase([id, what, value, written]: (typeof values)[number]): Case {
  return {
    id: `data-${id}`,
    title: what,
    why: 'data is what JSON.stringify makes of it, in every adapter and runtime',
    ...get(`/data/${id}`, () => api.ok(value)),
    expect: ok(written),
  };
}

function nest(levels: number): unknown {
  return levels === 0 ? 1 : [nest(levels - 1)];
}
