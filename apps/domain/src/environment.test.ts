import { expect, test } from 'vitest';
import { environmentFrom, fixedEnvironment, systemEnvironment } from './environment.ts';

test('two fixed environments tell the same time and the same secrets', () => {
  const [one, two] = [fixedEnvironment(), fixedEnvironment()];
  expect(one.clock()).toEqual(two.clock());
  const secrets = [one.secrets(), one.secrets()];
  expect(secrets).toEqual(['5eed0000000000000000000000000001', '5eed0000000000000000000000000002']);
  expect([two.secrets(), two.secrets()]).toEqual(secrets);
});

test('the secrets of the system are 32 hex digits, and no two are alike', () => {
  const { secrets } = systemEnvironment();
  const made = Array.from({ length: 100 }, secrets);
  expect(new Set(made).size).toBe(100);
  for (const secret of made) expect(secret).toMatch(/^[0-9a-f]{32}$/);
});

test.each([{}, { DEMO_FIXED: '' }, { DEMO_FIXED: '0' }, { DEMO_FIXED: 'true' }])('%j is the system', (variables) => {
  expect(environmentFrom(variables).secrets()).not.toMatch(/^5eed0{20}/);
});

test('DEMO_FIXED=1 is fixed', () => {
  expect(environmentFrom({ DEMO_FIXED: '1' }).secrets()).toBe('5eed0000000000000000000000000001');
});

test('a seed that would make no secret is refused', () => {
  expect(() => fixedEnvironment('tour')).toThrow('hex digits');
});
