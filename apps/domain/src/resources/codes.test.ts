import { expect, test } from 'vitest';
import { codes } from './codes.ts';

/** The table of the public API this one speaks for, as it was published. */
const published = `
0Success
1Internal error
2Route not found
4Authentication method not allowed
5Resource not found
6One of our backend services is unavailable
11Too many requests
1000Invalid parameters
1001Invalid JSON body payload
1002Invalid upload payload
2000Unauthenticated
2001Invalid auth header
2002Invalid token format
2100Invalid OAuth code
2101Invalid OAuth state
2200Unauthorized
2201Unauthorized, missing required token scope
2202Unauthorized, missing required organization member scope
3000User not found
3200Notification not found
3201Notification already read
3500Organization not found
3501Organization slug already used
3502Organization exceeds limit
3600Organization member not found
3601Organization member already exists
4000Token not found
5000Project not found
5001Project already used
5002Unacceptable project slug
5003Project locked
5100Project keyword not found
5101Project keyword already exists
5102Project keyword exceeds limit
5200Project channel not found
5201Project channel already exists
5202Project channel exceeds limit
5300Project version not found
5301Project version already exists
5400Invalid project dependency
`;

const statuses: Readonly<Record<number, readonly number[]>> = {
  200: [0],
  400: [1000, 1001, 1002, 2100, 2101],
  401: [2000, 2001, 2002],
  403: [4, 2200, 2201, 2202, 3502, 5102, 5202],
  404: [2, 5, 3000, 3200, 3500, 3600, 4000, 5000, 5100, 5200, 5300],
  409: [3201, 3501, 3601, 5001, 5101, 5201, 5301],
  422: [5002, 5400],
  423: [5003],
  429: [11],
  500: [1],
  503: [6],
};

test('the registry is the published table, word for word', () => {
  const written = Object.values(codes.entries).map(({ code, message }) => `${code}${code === 0 ? 'Success' : message}`);
  expect(written).toEqual(published.trim().split('\n'));
  expect(written).toHaveLength(40);
});

test('a success says OK', () => {
  expect(codes.entries.SUCCESS.message).toBe('OK');
});

test('every code has the status that was decided for it', () => {
  const grouped: Record<number, number[]> = {};
  for (const { code, status } of Object.values(codes.entries)) {
    (grouped[typeof status === 'number' ? status : status[0]] ??= []).push(code);
  }
  expect(grouped).toEqual(statuses);
});

test('a 401 has a challenge of the Bearer scheme', () => {
  const { UNAUTHENTICATED, INVALID_AUTH_HEADER, INVALID_TOKEN_FORMAT } = codes.entries;
  for (const { challenge } of [UNAUTHENTICATED, INVALID_AUTH_HEADER, INVALID_TOKEN_FORMAT]) {
    expect(challenge).toMatch(/^Bearer realm="kuvert-demo"/);
  }
});

test('3 and 7 to 10 are kept for later', () => {
  expect(codes.reserved).toEqual([3, [7, 10]]);
});
