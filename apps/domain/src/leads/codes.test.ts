import type { ContractData } from '@kuvert/core';
import { expect, test } from 'vitest';
import { leadsCodes } from './codes.ts';
import { leadsApi } from './contract.ts';

test('the published codes stand as they were published', () => {
  expect(leadsCodes.entries.CURRENCY_NOT_FOUND).toMatchObject({ code: '10005', message: 'Currency was not found' });
  expect(leadsCodes.entries.LEAD_ALREADY_EXISTS).toMatchObject({
    code: '20000',
    message: 'lead already exists in the system',
  });
});

test('every fault is spoken for by a code from 90000 to 90099', () => {
  const { registry, faults }: ContractData = leadsApi;
  for (const [fault, reason] of Object.entries(faults)) {
    expect.soft(registry.entries[reason]?.code, fault).toMatch(/^900\d\d$/);
  }
});
