import { expect, test } from 'vitest';
import { bundle, compressed, contract } from './bundle.ts';

const replier = `${contract} import { createReplier } from '@kuvert/core/adapter'; console.log(createReplier(api));`;
const served = (adapter: string): string =>
  `${contract} import { kuvert } from '@kuvert/${adapter}'; console.log(kuvert(api));`;

// What grows beyond these was decided, and is not an accident.
test('core with one envelope is small', async () => {
  const size = compressed(await bundle(replier));
  console.log('core', size);
  expect(size).toBeLessThanOrEqual(13_700);
});

test.each([
  ['fetch', 1_200],
  ['hono', 2_350],
  ['express', 3_100],
  ['koa', 1_700],
])('what %s adds to core is small', async (adapter, most) => {
  const size = compressed(await bundle(served(adapter))) - compressed(await bundle(replier));
  console.log(adapter, size);
  expect(size).toBeLessThanOrEqual(most);
});

test('a fault by itself brings neither contracts nor replies', async () => {
  const size = compressed(await bundle(`import { fault } from '@kuvert/core'; console.log(fault);`));
  console.log('fault', size);
  expect(size).toBeLessThanOrEqual(1_350);
});

test('what draws streams comes with stream, and not without', async () => {
  expect(await bundle(served('fetch'))).not.toMatch(/getReader|octet-stream|TextEncoder/);
  expect(await bundle(`${served('fetch')} import { stream } from '@kuvert/core'; console.log(stream);`)).toMatch(
    /getReader/,
  );
});
