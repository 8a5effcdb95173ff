import { readFileSync } from 'node:fs';
import { defineCodes, defineContract } from '@kuvert/core';
import { kuvert } from '@kuvert/fetch';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyContract, Format, Sample } from './format.ts';
import { formats } from './formats.ts';

const ajv = new Ajv2020({ strict: false });

function toContract({ codes, envelope, pagination = {} }: Format): AnyContract {
  const [internal = '', badRequest = '', routeNotFound = ''] = Object.keys(codes);
  const faults = { internal, badRequest, routeNotFound };
  return defineContract({ codes: defineCodes(codes), envelope, faults, pagination }) as unknown as AnyContract;
}

async function ask(api: AnyContract, answer: Sample['answer'], target = '/'): Promise<Response> {
  const handle = kuvert(api, { onError: () => undefined }).handler(() => answer(api));
  const request = new Request(`http://localhost${target}`, { headers: { 'x-request-id': '90957fca61718' } });
  return handle(request);
}

const read = async (api: AnyContract, response: Response): Promise<ReturnType<AnyContract['decode']>> =>
  api.decode(await response.json(), response.status, (name) => response.headers.get(name));

describe.each(Object.entries(formats))('the format of %s', (name, format) => {
  const api = toContract(format);

  test.each(format.documented)(
    'answers $name as it is documented',
    async ({ answer, target, status, body, headers }) => {
      const response = await ask(api, answer, target);
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual(body);
      expect(Object.fromEntries(response.headers)).toMatchObject(headers ?? {});
    },
  );

  test.each(format.documented)('describes $name by its schema', ({ answer, body }) => {
    const returned = answer(api);
    const kind = returned instanceof Error ? 'failure' : returned.page === undefined ? 'success' : 'page';
    expect(ajv.validate(format.envelope.schemas[kind], body), ajv.errorsText()).toBe(true);
  });

  test('reads every code back as its reason', async () => {
    for (const [reason, { code, message }] of Object.entries(format.codes)) {
      const decoded = await read(api, await ask(api, () => api.error(reason, { id: 1, seconds: 1, name: 1 })));
      expect(decoded).toMatchObject({ kind: 'failure', reason, code });
      expect(message.includes('{') || ['', message].includes((decoded as { message: string }).message)).toBe(true);
    }
  });

  test('reads any data back', async () => {
    // A failure of some formats is told by its members alone: data that has them as well is taken for one.
    const members = Object.keys(format.envelope.schemas.failure['properties'] ?? {});
    const data = fc.dictionary(
      fc.string().filter((key) => !members.includes(key)),
      fc.jsonValue(),
    );
    const holds = fc.asyncProperty(data, async (value) => {
      expect(await read(api, await ask(api, () => api.ok(value)))).toEqual({
        kind: 'success',
        data: JSON.parse(JSON.stringify(value)),
      });
    });
    await fc.assert(holds, { numRuns: 50 });
  });

  test('is told from HTML, text and the format of others', () => {
    for (const body of [null, 'text', 5, []]) expect(api.decode(body, 502).kind).toBe('malformed');
  });

  test('takes as many lines as the documentation says', () => {
    const documented = readFileSync(new URL('../../../docs/envelopes.md', import.meta.url), 'utf8');
    expect(documented.replaceAll(/ +/g, ' ')).toContain(`| ${format.api} | ${linesOf(name)} |`);
  });
});

/** The lines from `defineEnvelope` to its end. */
function linesOf(name: string): number {
  const text = readFileSync(new URL(`apis/${name}.ts`, import.meta.url), 'utf8');
  const definition = /^const envelope = defineEnvelope[^]*?^\}\);$/m.exec(text)?.[0] ?? '';
  return definition.split('\n').length;
}

test('there are twelve', () => {
  expect(Object.keys(formats)).toHaveLength(12);
});
