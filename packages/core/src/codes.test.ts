import { describe, expect, test } from 'vitest';
import { defineCodes, mergeCodes } from './codes.ts';
import type { CodeTable, RegistryOptions } from './codes.ts';

/** Defines a table the compiler knows nothing of, as JavaScript would. */
const define = (table: CodeTable, options?: RegistryOptions): unknown => defineCodes(table, options);

const fine = { code: 1, status: 400, message: 'Bad' } as const;

describe('a registry is refused', () => {
  const refusals: readonly [why: string, table: CodeTable, options: RegistryOptions | undefined, message: RegExp][] = [
    [
      'when two reasons have one wire code',
      { PROJECT_NOT_FOUND: { ...fine, code: 5000 }, PROJECT_MISSING: { ...fine, code: 5000 } },
      undefined,
      /code 5000 is used by both PROJECT_NOT_FOUND and PROJECT_MISSING; give one of them another code/,
    ],
    [
      'when a number and a text are written alike',
      { CURRENCY_NOT_FOUND: { ...fine, code: 10005 }, OTHER_CURRENCY: { ...fine, code: '10005' } },
      undefined,
      /used by both CURRENCY_NOT_FOUND and OTHER_CURRENCY/,
    ],
    [
      'when a reason is the wire code of another',
      { BAD_INPUT: { status: 400, message: 'Bad' }, OTHER_INPUT: { ...fine, code: 'BAD_INPUT' } },
      undefined,
      /used by both BAD_INPUT and OTHER_INPUT/,
    ],
    [
      'when a code is reserved',
      { BAD_INPUT: { ...fine, code: 3 } },
      { reserved: [3] },
      /BAD_INPUT has code 3, which is reserved/,
    ],
    [
      'when a code lies in a reserved range',
      { BAD_INPUT: { ...fine, code: 10 } },
      { reserved: [3, [7, 10]] },
      /BAD_INPUT has code 10, which is reserved \(7–10\)/,
    ],
    [
      'when a text code lies in a retired range',
      { BAD_INPUT: { ...fine, code: '8' } },
      { retired: [[7, 10]] },
      /BAD_INPUT has code 8, which is retired \(7–10\)/,
    ],
    [
      'when a reserved range is written backwards',
      { BAD_INPUT: fine },
      { reserved: [[10, 7]] },
      /the range 10–7 is empty/,
    ],
    [
      'when a reason has lower case',
      { badInput: fine },
      undefined,
      /the reason "badInput" is not like PROJECT_NOT_FOUND/,
    ],
    ['when a reason ends with an underscore', { BAD_: fine }, undefined, /the reason "BAD_"/],
    ['when a reason is one letter', { B: fine }, undefined, /the reason "B"/],
    [
      'when a reason is longer than 63 characters',
      { [`B${'A'.repeat(63)}`]: fine },
      undefined,
      /at most 63 characters/,
    ],
    ['when a status is below 300', { BAD_INPUT: { ...fine, status: 199 } }, undefined, /BAD_INPUT has status 199/],
    ['when a status is above 599', { BAD_INPUT: { ...fine, status: 600 } }, undefined, /BAD_INPUT has status 600/],
    ['when a status is 304', { NOT_MODIFIED: { ...fine, status: 304 } }, undefined, /NOT_MODIFIED has status 304/],
    ['when a status is no integer', { BAD_INPUT: { ...fine, status: 400.5 } }, undefined, /BAD_INPUT has status 400.5/],
    [
      'when one of several statuses is wrong',
      { BAD_INPUT: { ...fine, status: [400, 200] } },
      undefined,
      /BAD_INPUT has status 200/,
    ],
    ['when a success also fails', { SUCCESS: { ...fine, status: [200, 400] } }, undefined, /SUCCESS has status 400/],
    [
      'when there are two successes',
      { SUCCESS: { ...fine, status: 200 }, CREATED: { ...fine, code: 2, status: 201 } },
      undefined,
      /SUCCESS and CREATED both have a 2xx status/,
    ],
    [
      'when a message has control characters',
      { BAD_INPUT: { ...fine, message: 'a\nb' } },
      undefined,
      /BAD_INPUT has a message with control characters, or longer than 1 KiB/,
    ],
    [
      'when a message is too long',
      { BAD_INPUT: { ...fine, message: 'é'.repeat(513) } },
      undefined,
      /longer than 1 KiB/,
    ],
    [
      'when no header can carry a challenge',
      { NO_TOKEN: { ...fine, status: 401, challenge: 'Bearer realm="é"' } },
      undefined,
      /NO_TOKEN has a challenge that no header can carry/,
    ],
    [
      'when a challenge is empty',
      { NO_TOKEN: { ...fine, status: 401, challenge: '' } },
      undefined,
      /NO_TOKEN has a challenge that no header can carry/,
    ],
    ['when a message is empty', { BAD_INPUT: { ...fine, message: ' ' } }, undefined, /BAD_INPUT has an empty message/],
    [
      'when a brace is no placeholder',
      { BAD_INPUT: { ...fine, message: 'at {most' } },
      undefined,
      /BAD_INPUT has a brace/,
    ],
    [
      'when a placeholder has no param',
      { BAD_INPUT: { ...fine, message: 'at most {max}', params: { min: 'number' } } },
      undefined,
      /BAD_INPUT has the placeholder \{max\} and no param of that name; add max to its params/,
    ],
    [
      'when a 401 has no challenge',
      { NO_TOKEN: { ...fine, status: 401 } },
      undefined,
      /NO_TOKEN answers 401 and has no challenge/,
    ],
    [
      'when an entry has a misspelt member',
      { BAD_INPUT: { ...fine, retires: true } as never },
      undefined,
      /BAD_INPUT has the member retires/,
    ],
    ['when a code is no integer', { BAD_INPUT: { ...fine, code: 1.5 } }, undefined, /BAD_INPUT has the code 1.5/],
    ['when a code is beyond 2^53', { BAD_INPUT: { ...fine, code: 2 ** 53 } }, undefined, /BAD_INPUT has the code/],
    ['when a code is an empty text', { BAD_INPUT: { ...fine, code: '' } }, undefined, /BAD_INPUT has the code ""/],
    [
      'when a deprecated code names no entry',
      { BAD_INPUT: { ...fine, deprecated: 'WORSE_INPUT' } },
      undefined,
      /BAD_INPUT is deprecated for WORSE_INPUT, which is no entry/,
    ],
  ];

  test.each(refusals)('%s', (_, table, options, message) => {
    expect(() => define(table, options)).toThrow(TypeError);
    expect(() => define(table, options)).toThrow(message);
  });
});

test('a retired entry keeps its wire code taken', () => {
  const table: CodeTable = { OLD_NAME: { ...fine, retired: true }, NEW_NAME: fine };
  expect(() => define(table)).toThrow(/used by both OLD_NAME and NEW_NAME/);
});

test('a registry is frozen plain data that survives JSON', () => {
  const table = { SUCCESS: { code: 0, status: 200, message: 'OK' }, BAD_INPUT: fine } as const;
  const codes = defineCodes(table, { reserved: [[7, 10]] });
  expect(JSON.parse(JSON.stringify(codes))).toEqual({ entries: table, reserved: [[7, 10]], retired: [] });
  expect(Object.isFrozen(codes.entries.BAD_INPUT)).toBe(true);
  const several = defineCodes({ BAD_INPUT: { code: 1, status: [400, 413], message: '{a}', params: { a: 'string' } } });
  expect(Object.isFrozen(several.entries.BAD_INPUT.status) && Object.isFrozen(several.entries.BAD_INPUT.params)).toBe(
    true,
  );
  expect(codes.entries).toBe(table);
});

test('registries compose, and a shared pack may come with several of them', () => {
  const base = defineCodes({ BAD_INPUT: fine });
  const projects = mergeCodes(
    base,
    defineCodes({ PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'No project' } }),
  );
  const users = mergeCodes(base, defineCodes({ USER_NOT_FOUND: { code: 3000, status: 404, message: 'No user' } }));
  expect(Object.keys(mergeCodes(projects, users).entries)).toEqual([
    'BAD_INPUT',
    'PROJECT_NOT_FOUND',
    'USER_NOT_FOUND',
  ]);
});

test('merging refuses a reason with two meanings, a code used twice, and a code in another part’s reserved range', () => {
  const base = defineCodes({ BAD_INPUT: fine }, { reserved: [[7, 10]] });
  expect(() => mergeCodes(base, defineCodes({ BAD_INPUT: { ...fine, code: 2 } }))).toThrow(/BAD_INPUT stands in two/);
  expect(() => mergeCodes(base, defineCodes({ WORSE_INPUT: fine }))).toThrow(/used by both BAD_INPUT and WORSE_INPUT/);
  expect(() => mergeCodes(base, defineCodes({ WORSE_INPUT: { ...fine, code: 8 } }))).toThrow(/reserved \(7–10\)/);
});
