import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { got } from 'got';
import { afterAll, describe, test } from 'vitest';
import { Agent, interceptors, fetch as undiciFetch, request as undiciRequest } from 'undici';
import { adapters } from './adapters.ts';
import type { Reason } from './contract.ts';
import { nowhere, startUpstream } from './upstream.ts';

const { url, close } = await startUpstream();
const dead = await nowhere();
afterAll(close);

const impatient = new Agent({ headersTimeout: 30, bodyTimeout: 30 });
const retry = { limit: 0 };
const overHttp = async (target: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    get(target, (incoming) => incoming.on('error', reject).on('end', resolve).resume()).on('error', reject);
  });
const text = async (response: Promise<{ text(): Promise<string> }>): Promise<string> => (await response).text();
const body = async (response: Promise<{ body: { text(): Promise<string> } }>): Promise<string> =>
  (await response).body.text();
const aborted = (): AbortSignal => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 20);
  return controller.signal;
};

const statuses: Readonly<Record<string, number>> = {
  BAD_GATEWAY: 502,
  UPSTREAM_TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

const cases: Readonly<Record<string, readonly (readonly [what: string, call: () => Promise<unknown>])[]>> = {
  BAD_GATEWAY: [
    ['fetch: nobody is there', async () => fetch(dead)],
    ['fetch: nobody is known by that name', async () => fetch('http://hunter2.invalid')],
    ['fetch: the connection is reset', async () => fetch(`${url}/reset`)],
    ['fetch: the connection is closed', async () => fetch(`${url}/close`)],
    ['fetch: the answer is no HTTP', async () => fetch(`${url}/garbage`)],
    ['fetch: the body is cut off', async () => text(fetch(`${url}/cut`))],
    ['fetch: the body is not compressed as it says', async () => text(fetch(`${url}/undecodable`))],
    ['fetch: it is led in a circle', async () => fetch(`${url}/loop`)],
    ['undici: nobody is there', async () => undiciRequest(dead)],
    ['undici: the connection is reset', async () => undiciRequest(`${url}/reset`)],
    ['undici: the connection is closed', async () => undiciRequest(`${url}/close`)],
    ['undici: the body is cut off', async () => body(undiciRequest(`${url}/cut`))],
    ['node:http: nobody is there', async () => overHttp(dead)],
    ['node:http: nobody is known by that name', async () => overHttp('http://hunter2.invalid')],
    ['node:http: the connection is closed', async () => overHttp(`${url}/close`)],
    ['node:http: the answer is no HTTP', async () => overHttp(`${url}/garbage`)],
    [
      'node:net: nobody is there',
      async () => new Promise((_, reject) => void connect(Number(new URL(dead).port), '127.0.0.1').on('error', reject)),
    ],
    ['axios: nobody is there', async () => axios.get(dead)],
    ['axios: the connection is reset', async () => axios.get(`${url}/reset`)],
    ['axios: the answer is no HTTP', async () => axios.get(`${url}/garbage`)],
    ['got: nobody is there', async () => got(dead, { retry })],
    ['got: the connection is reset', async () => got(`${url}/reset`, { retry })],
    ['got: the body is cut off', async () => got(`${url}/cut`, { retry })],
  ],
  UPSTREAM_TIMEOUT: [
    ['fetch: AbortSignal.timeout', async () => fetch(`${url}/silent`, { signal: AbortSignal.timeout(30) })],
    ['fetch: no head in time', async () => undiciFetch(`${url}/silent`, { dispatcher: impatient })],
    ['fetch: no body in time', async () => text(undiciFetch(`${url}/half`, { dispatcher: impatient }))],
    ['undici: no head in time', async () => undiciRequest(`${url}/silent`, { dispatcher: impatient })],
    ['undici: no body in time', async () => body(undiciRequest(`${url}/half`, { dispatcher: impatient }))],
    ['axios: no answer in time', async () => axios.get(`${url}/silent`, { timeout: 30 })],
    ['got: no answer in time', async () => got(`${url}/silent`, { timeout: { request: 30 }, retry })],
  ],
  UNAVAILABLE: [
    ['node:http: the body is cut off, which may be the caller’s', async () => overHttp(`${url}/cut`)],
    ['fetch: aborted', async () => fetch(`${url}/silent`, { signal: aborted() })],
    ['undici: aborted', async () => undiciRequest(`${url}/silent`, { signal: aborted() })],
    ['axios: aborted', async () => axios.get(`${url}/silent`, { signal: aborted() })],
    ['timers: aborted', async () => sleep(9_999, undefined, { signal: aborted() })],
  ],
  INTERNAL: [
    [
      'an answer that undici takes for an error',
      async () => undiciRequest(`${url}/not-found`, { dispatcher: new Agent().compose(interceptors.responseError()) }),
    ],
    ['an answer that axios takes for an error', async () => axios.get(`${url}/not-found`)],
    ['an answer that got takes for an error', async () => got(`${url}/not-found`, { retry })],
    ['an answer that axios cannot decompress', async () => axios.get(`${url}/undecodable`)],
    ['an answer that got cannot decompress', async () => got(`${url}/undecodable`, { retry })],
    ['an address that is none, in fetch', async () => fetch('/hunter2')],
    ['an address that is none, in undici', async () => undiciRequest('ftp://hunter2')],
    ['an answer that is no JSON', async () => JSON.parse('{"a":hunter2')],
    ['an answer that is no form', async () => Promise.reject(new TypeError('hunter2'))],
  ],
};

describe.each(Object.entries(cases))('%s', (reason, calls) => {
  test.each(calls)('%s', async (_what, call) => {
    const server = await adapters.Fetch(async () => {
      await call();
      throw new Error('the upstream answered');
    });
    await server.expect({}, { status: statuses[reason] ?? 500, reason: reason as Reason });
  });
});

test('what a caller who has left was asking for is given up, and ends well', async () => {
  const server = await adapters.Fetch(async (request) => fetch(`${url}/silent`, { signal: request?.signal ?? null }));
  // @hono/node-server aborts with a text, which is no error that could be known.
  await server.expect(
    { body: 'x', headers: { 'content-length': '9' }, leave: true },
    { status: 500, reason: 'INTERNAL', original: 'Error: aborted' },
  );
});
