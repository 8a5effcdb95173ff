import type { TestRequest } from '../case.ts';
import type { Probe } from './case.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

const refused: readonly (readonly [
  id: string,
  what: string,
  why: string,
  request: Omit<TestRequest, 'path'>,
  ...statuses: number[],
])[] = [
  ['malformed', 'a body that is no JSON', 'parsers throw over it', { headers: JSON_TYPE, body: '{"a":' }, 400],
  [
    'empty',
    'no body where there is to be one',
    'some make an empty object of it',
    { headers: JSON_TYPE, body: '' },
    400,
    422,
  ],
  [
    'type',
    'a body of another type',
    'RFC 9110 §15.5.16',
    { headers: { 'Content-Type': 'text/csv' }, body: 'a,b' },
    415,
    400,
  ],
  ['scalar', 'a body that is a number', 'handlers read members of it', { headers: JSON_TYPE, body: '7' }, 400, 422],
  [
    'polluting',
    'a body with a prototype of its own',
    'what merges it changes every object',
    { headers: JSON_TYPE, body: '{"__proto__":{"status":200},"constructor":{"prototype":{}}}' },
    400,
    422,
  ],
  [
    'deep',
    'a body nested 5,000 times',
    'what walks it overflows the stack',
    { headers: JSON_TYPE, body: `${'['.repeat(5000)}${']'.repeat(5000)}` },
    400,
    413,
    422,
  ],
  [
    'utf8',
    'a body that is not UTF-8',
    'RFC 8259 §8.1',
    { headers: JSON_TYPE, body: Uint8Array.from([0x22, 0xff, 0xfe, 0x22]) },
    400,
    422,
  ],
  [
    'large',
    'a body of 2 MiB',
    'RFC 9110 §15.5.14',
    { headers: JSON_TYPE, body: `"${'x'.repeat(2_097_152)}"` },
    413,
    400,
  ],
];

/** Bodies that no server should take. They are sent only where a path for them was named. */
export const bodies: readonly Probe[] = refused.map(([id, what, why, request, ...statuses]) => ({
  id: `body-${id}`,
  title: `${what} is refused in the envelope`,
  why,
  needs: 'post',
  ask: (server) => server.failure({ method: 'POST', path: server.pathOf('post'), ...request }, ...statuses),
}));
