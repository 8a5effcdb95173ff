import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineCodes } from './codes.ts';
import type { CodeEntry } from './codes.ts';
import { defineContract } from './contract.ts';
import type { Contract } from './contract.ts';
import type { Envelope } from './envelope.ts';
import { formats } from './envelopes.fixture.ts';
import { anything } from './hostile.fixture.ts';
import { api } from './replier.fixture.ts';
import { createReplier } from './replier.ts';

const KINDS = ['success', 'failure', 'malformed'];
const status = fc.oneof(fc.integer({ min: 100, max: 599 }), fc.integer(), fc.double());

/** Bodies that are almost an envelope. */
const almost = fc.record(
  {
    code: fc.oneof(fc.constantFrom(0, -0, '0', '-0', '00', 1, '1', 1.5, Number.NaN, null), anything),
    status: fc.oneof(fc.constantFrom('success', 'error'), anything),
    message: fc.oneof(fc.string(), anything),
    data: anything,
    errors: anything,
    pagination: anything,
    meta: fc.oneof(fc.record({ pagination: anything }), anything),
  },
  { requiredKeys: [] },
);

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

const written = (
  contract: Contract,
  returned: unknown,
): readonly [body: unknown, status: number, header: (name: string) => unknown] => {
  const replier = createReplier(contract);
  const reply = replier.answer(
    returned,
    replier.begin('GET', '/', () => undefined),
  );
  return [JSON.parse(reply?.body ?? 'null'), reply?.status ?? 0, (name) => reply?.headers[name]];
};

const inEnvelope = (envelope: Envelope): Contract =>
  defineContract({ codes: api.registry, envelope, faults: api.faults as never }) as unknown as Contract;

describe.each(formats.map(inEnvelope))('decoding the $envelope.name envelope', (contract) => {
  test('gives one of three kinds for any value, and never throws', () => {
    const body = fc.oneof(anything, almost, fc.jsonValue(), fc.uint8Array().map(parsed));
    const holds = fc.property(body, status, (value, given) => {
      expect(KINDS).toContain(contract.decode(value, given).kind);
    });
    fc.assert(holds, { numRuns: 1000 });
  });

  test('never takes the body of a failed request for a success', () => {
    const holds = fc.property(almost, fc.integer({ min: 300, max: 599 }), (value, given) => {
      expect(contract.decode(value, given).kind).not.toBe('success');
    });
    fc.assert(holds);
  });

  test('gives back the data of any success', () => {
    const holds = fc.property(fc.jsonValue(), (data) => {
      const decoded = contract.decode(...written(contract, contract.ok(data)));
      expect(decoded).toEqual({ kind: 'success', data: JSON.parse(JSON.stringify(data)) as unknown });
    });
    fc.assert(holds, { numRuns: 300 });
  });
});

describe.each(formats)('what the $name envelope wrote', (envelope) => {
  const number = fc.maxSafeInteger().filter((code) => code !== 0);
  const code = envelope.wireCode === 'integer' ? number : fc.oneof(number, fc.string({ unit: 'binary', minLength: 1 }));
  const table = fc
    .uniqueArray(code, { selector: String, minLength: 1, maxLength: 5 })
    .map((all) =>
      Object.fromEntries(
        all.map((each, place): [string, CodeEntry] => [
          `CODE_${place}`,
          { code: each, status: 409, message: `No ${place}` },
        ]),
      ),
    );

  test('is read back as the reason it was raised with, for every code', () => {
    const holds = fc.property(table, (entries) => {
      const contract = defineContract({
        codes: defineCodes(entries),
        envelope,
        faults: { internal: 'CODE_0', badRequest: 'CODE_0', routeNotFound: 'CODE_0' },
      }) as Contract;
      for (const [reason, entry] of Object.entries(entries)) {
        const decoded = contract.decode(...written(contract, contract.error(reason)));
        expect(decoded).toEqual({ kind: 'failure', reason, code: entry.code ?? reason, message: entry.message });
      }
    });
    fc.assert(holds);
  });
});
