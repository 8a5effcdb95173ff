import { toOpenApi } from '@kuvert/openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { envelopes, inEnvelope, operationsOf, options } from '../../../packages/openapi/src/api.fixture.ts';
import { lint } from './lint.ts';

describe.each(Object.entries(envelopes))('the document of the %s envelope', (_name, envelope) => {
  const api = inEnvelope(envelope);

  test.each(['3.1.1', '3.2.0'] as const)('is clean and valid as OpenAPI %s', async (version) => {
    const document = toOpenApi(api, { ...options, operations: operationsOf(api), version });
    expect(await lint(document)).toEqual([]);
    expect(await new Validator().validate(structuredClone(document) as never)).toMatchObject({ valid: true });
  });
});
