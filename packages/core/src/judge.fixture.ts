import { expect } from 'vitest';
import type { Contract } from './contract.ts';
import { MARKER } from './hostile.fixture.ts';
import type { Reply } from './reply.ts';

const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
// oxlint-disable-next-line no-control-regex -- what a message must not hold
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Holds a reply to what every reply is: fit for the wire, and read back by the contract that made it. */
export function judge(reply: Reply, contract: Contract): void {
  const { status, headers, body } = reply;
  expect(Number.isInteger(status) && status >= 200 && status <= 599).toBe(true);
  for (const [name, value] of Object.entries(headers)) {
    expect(name).toMatch(TOKEN);
    expect(value).toMatch(VALUE);
  }
  if (body === null) return expect(status).toBe(204);
  expect(body.isWellFormed()).toBe(true);
  const decoded = contract.decode(JSON.parse(body), status, (name) => headers[name]);
  expect(decoded.kind).toBe(status < 300 ? 'success' : 'failure');
  if (decoded.kind !== 'failure') return undefined;
  expect(decoded.reason).toBeDefined();
  expect(bytesOf(decoded.message)).toBeGreaterThanOrEqual(1);
  expect(bytesOf(decoded.message)).toBeLessThanOrEqual(1024);
  expect(decoded.message).not.toMatch(CONTROL);
}

/** Holds the reply to whatever was thrown to telling nothing of it. */
export function judgeFailure(reply: Reply, contract: Contract): void {
  judge(reply, contract);
  expect(reply.status).toBeGreaterThanOrEqual(300);
  const written = JSON.stringify([reply.headers, reply.body]);
  expect(written).not.toContain(MARKER);
  expect(written).not.toContain(encodeURIComponent(MARKER));
}
