/** Values that handlers answer with, of every kind there is. */
export const texts: Readonly<Record<string, string>> = {
  'a text': 'alder',
  'an empty text': '',
  'a text in UTF-8': 'größer 中文 🌲',
  'a lone surrogate': 'x\ud800',
  html: '<p>alder</p>',
  'a text like JSON': '{"code":0,"message":"OK"}',
  'a long text': 'alder birch '.repeat(2_000),
};

export const bytes: Readonly<Record<string, Buffer>> = {
  'a buffer': Buffer.from('alder'),
  'an empty buffer': Buffer.alloc(0),
  'binary bytes': Buffer.from([0, 255, 10, 13, 13, 10, 254]),
  'many bytes': Buffer.alloc(100_000, 'birch'),
};

export const data: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  false: false,
  'an object': { name: 'alder', nested: { list: [1, 'ü', null] } },
  'an empty object': {},
  'an array': [1, { two: 2 }],
  'what looks enveloped': { code: 5, message: 'Resource not found', status: 'error', data: null },
  'an error': Object.assign(new Error('inside'), { name: 'Inside' }),
  'a date': new Date(0),
  'what has a toJSON': { toJSON: () => ({ made: true }) },
  'much data': Array.from({ length: 500 }, (_, at) => ({ at, name: `tree ${at}` })),
};

/** The own members of an object, which a handler may see of what was done to it. */
export const namesOf = (value: object): string[] => Object.keys(value).toSorted();

/** Statuses that a server can write, those that have no body among them. */
const statuses: readonly number[] = [
  200, 201, 202, 203, 204, 205, 206, 207, 226, 300, 304, 400, 401, 402, 403, 404, 405, 406, 409, 410, 412, 415, 416,
  418, 422, 429, 451, 500, 501, 502, 503, 504, 599,
];

export const byStatus = <T>(make: (status: number) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(statuses.map((status) => [String(status), make(status)]));
