// Times a client's reading against a check by hand, and looking codes up in registries of three sizes.
import { decodeResponse } from '@kuvert/client';
import { defineCodes } from '@kuvert/core';
import { resolve } from '@kuvert/core/client';
import { api, data } from '../servers/api.ts';
import { time } from '../inject/rounds.ts';
import { quantile } from '../stats.ts';

const text = JSON.stringify({ code: 0, message: 'OK', data: data['1 kB'] });
const type = { headers: { 'content-type': 'application/json; charset=utf-8' } };

async function byHand(response: Response): Promise<unknown> {
  const body = JSON.parse(await response.text()) as { readonly code?: unknown; readonly data?: unknown };
  if (!response.ok || typeof body !== 'object' || body.code !== 0) throw new Error('the body is no success');
  return { ok: true, data: body.data, response };
}

const repeat = (read: (response: Response) => Promise<unknown>) => async (requests: number) => {
  for (let done = 0; done < requests; done += 1) await read(new Response(text, type));
};

const reading = await time(
  new Map([
    ['by hand', repeat(byHand)],
    ['decodeResponse', repeat(async (response) => decodeResponse(api, response))],
    ['decode', repeat(async (response) => api.decode(JSON.parse(await response.text()), response.status))],
  ]),
  'by hand',
  Number(process.argv[2] ?? 101),
);

/** Nanoseconds of finding the last of so many codes by its number. */
function lookup(size: number): number {
  const table = Object.fromEntries(
    Array.from({ length: size }, (_, at) => [`CODE_${at}`, { code: at + 1, status: 404, message: 'Gone' } as const]),
  );
  const codes = defineCodes(table);
  const decoded = { kind: 'failure', code: size, message: 'Gone' } as const;
  for (let call = 0; call < 100_000; call += 1) resolve(codes, decoded);
  const times = Array.from({ length: 30 }, () => {
    const start = performance.now();
    for (let call = 0; call < 5000; call += 1) resolve(codes, decoded);
    return ((performance.now() - start) * 1e6) / 5000;
  });
  return quantile(times);
}

console.log(JSON.stringify({ reading, lookup: { 10: lookup(10), 1000: lookup(1000), 100_000: lookup(100_000) } }));
