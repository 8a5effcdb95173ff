import { defineCodes, defineContract } from '@kuvert/core';
import type { CodeEntry, Contract, Envelope } from '@kuvert/core';
import { defineOperations } from '@kuvert/core/operations';
import { toOpenApi } from '@kuvert/openapi';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { envelopes } from '../../../packages/openapi/src/api.fixture.ts';
import { bare } from './envelopes.ts';

const word = fc.constantFrom('A', 'B1', 'NOT', 'FOUND', 'CONSTRUCTOR', 'ERROR', 'CODE', 'X9', 'VALUE_OF');
const reason = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `R_${words.join('_')}`);
const status = fc.constantFrom(400, 402, 403, 404, 409, 422, 429, 500, 503);
const param = fc.constantFrom(
  'max',
  'code',
  'type',
  'reason',
  'message',
  '__proto__',
  'constructor',
  'errors',
  'title',
);
const kind = fc.constantFrom('string', 'number', 'integer', 'boolean');
const text = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .filter((each) => /^[^{}\p{C}\p{Z}]+$/u.test(each));

const entry = fc.record({
  status: fc.oneof(status, fc.uniqueArray(status, { minLength: 1, maxLength: 3 })),
  message: fc.tuple(text, fc.option(param)).map(([said, name]) => (name === null ? said : `${said} {${name}}`)),
  params: fc.uniqueArray(fc.tuple(param, kind), { maxLength: 3, selector: ([name]) => name }),
});
const table = fc.uniqueArray(fc.tuple(reason, entry), { minLength: 1, maxLength: 12, selector: ([name]) => name });

const values: Readonly<Record<string, unknown>> = { string: 'x"\\', number: 0.5, integer: -3, boolean: false };
const all: readonly Envelope[] = [...Object.values(envelopes), ...bare];

test('whatever the registry, each code is described by its own component and by no other', () => {
  const holds = fc.property(table, fc.constantFrom(...all), (rows, envelope) => {
    const codes = rows.map(([name, { params, ...said }], at): [string, CodeEntry] => {
      const named = Object.fromEntries(params) as NonNullable<CodeEntry['params']>;
      const inText = /\{(\w+)\}/.exec(said.message)?.[1];
      const declared =
        inText === undefined || params.length === 0 ? named : { ...Object.fromEntries([[inText, 'string']]), ...named };
      return [name, { code: 100 + at, ...said, ...(params.length > 0 && { params: declared }) } as CodeEntry];
    });
    const entries = Object.fromEntries([['INTERNAL', { code: 1, status: 500, message: 'Internal' }], ...codes]);
    const faults = { internal: 'INTERNAL', badRequest: 'INTERNAL', routeNotFound: 'INTERNAL' };
    const definition: object = { codes: defineCodes(entries as never), envelope, faults };
    const api: Contract = defineContract(definition as never);
    const errors = Object.keys(entries) as never[];
    const { one } = defineOperations(api, { one: { method: 'GET', path: '/', ok: {}, errors } });
    const document = toOpenApi(api, { info: { title: 'a', version: '1' }, operations: { one } });
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'https://documents.test/', ...document });
    const components = Object.entries(document.components.schemas ?? {}).filter(([, schema]) => 'x-kuvert' in schema);
    expect(components).toHaveLength(errors.length);

    for (const [name, schema] of components) {
      const { reason: mine } = (schema as { 'x-kuvert': { reason: string } })['x-kuvert'];
      const { params = {}, message } = entries[mine] as CodeEntry;
      const given = Object.fromEntries([
        ...[...message.matchAll(/\{(\w+)\}/g)].map(([, placeholder = '']) => [placeholder, 'text'] as const),
        ...Object.entries(params).map(([each, is]) => [each, values[is as string]] as const),
      ]);
      const raise = api.error as unknown as (...rest: readonly unknown[]) => { toJSON: () => unknown };
      const body: unknown = JSON.parse(
        JSON.stringify(Object.keys(given).length > 0 ? raise(mine, given) : raise(mine)),
      );
      const fits = components.filter(([other]) =>
        ajv.validate(`https://documents.test/#/components/schemas/${other}`, body),
      );
      expect(
        fits.map(([other]) => other),
        JSON.stringify(body),
      ).toEqual([name]);
    }
  });
  fc.assert(holds, { numRuns: 150 });
});
