import { expect, test } from 'vitest';
import { newLead } from './input.ts';

test('an address is stored in lower case, so that it is one address', () => {
  const lead = newLead.parse({ name: ' Yara ', email: 'Yara@Example.COM', currency: 'BRL' });
  expect(lead).toEqual({ name: 'Yara', email: 'yara@example.com', company: null, currency: 'BRL', budget: 0 });
});

test.each([{ email: 'nowhere' }, { budget: 1.5 }, { budget: -1 }, { name: ' ' }])('%j is no lead', (wrong) => {
  expect(newLead.safeParse({ name: 'Yara', email: 'y@example.com', currency: 'BRL', ...wrong }).success).toBe(false);
});
