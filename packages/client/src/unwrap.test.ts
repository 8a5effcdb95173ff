import { expect, test } from 'vitest';
import { api } from './api.fixture.ts';
import { decodeResponse } from './decode-response.ts';
import { ResponseError, unwrap } from './unwrap.ts';

test('a success is unwrapped to its data', async () => {
  expect(unwrap(await decodeResponse(api, Response.json({ code: 0, data: [1] })))).toEqual([1]);
});

test('a failure is thrown, with its result and what caused it', async () => {
  const result = await decodeResponse(api, Response.json({ code: 5000, message: 'Not here' }, { status: 404 }));
  const caught = (): unknown => {
    try {
      return unwrap(result);
    } catch (error) {
      return error;
    }
  };
  const error = caught();
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ name: 'ResponseError', message: 'PROJECT_NOT_FOUND: Not here', result });
  const cause = new Error('x');
  const broken = { ok: false, kind: 'network', message: 'Error: x', cause } as const;
  expect(() => unwrap(broken)).toThrow(new ResponseError(broken));
  expect(new ResponseError(broken)).toMatchObject({ message: 'network: Error: x', cause });
});
