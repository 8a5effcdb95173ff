import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinHeader, setHeader, toAllow, toRetryAfter } from './headers.ts';
import { anything } from './hostile.fixture.ts';
import { renderChallenge, renderMessage } from './message.ts';
import { toIdHeader, toRequestId } from './request-id.ts';
import { toSafeText } from './text.ts';

const text = fc.string({ unit: 'binary' });
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

test('a request id is safe, whatever the caller and the generator give', () => {
  const generator = fc.oneof(text, anything, fc.constantFrom(['a'], 5, 'made'));
  const holds = fc.property(fc.oneof(text, anything), generator, fc.boolean(), (supplied, made, throws) => {
    const id: unknown = toRequestId(supplied, () => {
      if (throws) throw made;
      return made as string;
    });
    expect(typeof id).toBe('string');
    expect(id).toMatch(/^[\w.~:@+/=-]{1,128}$/);
  });
  fc.assert(holds, { numRuns: 500 });
});

test('the header of request ids is a token, or refused', () => {
  const holds = fc.property(text, (header) => {
    try {
      expect(toIdHeader({ header })).toMatch(/^[!#$%&'*+.^_`|~0-9a-z-]+$/);
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
    }
  });
  fc.assert(holds);
});

test('Retry-After is seconds or an HTTP date, or left out', () => {
  const when = fc.oneof(fc.date({ noInvalidDate: false }), fc.double(), fc.integer(), anything);
  const holds = fc.property(when, (value) => {
    const form = /^(?:\d+|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT)$/;
    expect(toRetryAfter(value) ?? '0').toMatch(form);
  });
  fc.assert(holds, { numRuns: 1000 });
});

test('Allow is a list of methods, each once, and HEAD wherever GET is', () => {
  const method = fc.oneof(fc.constantFrom('get', 'GET', 'head', 'POST', 'a b', 'x\r\ny', ''), text);
  const holds = fc.property(fc.array(method), (methods) => {
    const allow = toAllow(methods);
    expect(allow).toMatch(/^(?:[!#$%&'*+.^_`|~0-9A-Z-]+(?:, |$))*$/);
    const names = allow.split(', ');
    expect(new Set(names).size).toBe(names.length);
    expect(names.includes('HEAD') || !names.includes('GET')).toBe(true);
    for (const each of methods) if (/^[\w-]+$/.test(each)) expect(names).toContain(each.toUpperCase());
  });
  fc.assert(holds, { numRuns: 1000 });
});

test('a header goes out whole and in lower case, or not at all', () => {
  const holds = fc.property(
    fc.oneof(text, fc.constantFrom('X-A', '__proto__')),
    fc.oneof(text, anything),
    (name, value) => {
      const headers: Record<string, string> = {};
      setHeader(headers, name, value);
      expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
      for (const [written, content] of Object.entries(headers)) {
        expect([written, content]).toEqual([name.toLowerCase(), String(value)]);
        expect(content).toMatch(VALUE);
      }
    },
  );
  fc.assert(holds, { numRuns: 500 });
});

test('a joined Vary has every name once', () => {
  const list = fc
    .array(fc.constantFrom('Origin', 'origin', 'Accept', 'Cookie', '', ' '))
    .map((names) => names.join(','));
  const holds = fc.property(fc.oneof(list, fc.array(list)), list, (before, value) => {
    const names = String(joinHeader('vary', before, value)).split(', ');
    const all = [before, value].flat().flatMap((each) => each.toLowerCase().split(','));
    expect(names.map((name) => name.toLowerCase()).toSorted()).toEqual(
      [...new Set(all.map((name) => name.trim()).filter((name) => name !== ''))]
        .toSorted()
        .concat(names[0] === '' ? '' : []),
    );
  });
  fc.assert(holds);
});

const bytesOf = (each: string): number => new TextEncoder().encode(each).length;
const value = fc.oneof(text, fc.constantFrom('', '"', '\\', '\r\n', '"é\\'), fc.integer(), fc.boolean(), fc.bigInt());

test('a challenge’s params stay in their quoted-string', () => {
  const holds = fc.property(value, value, (realm, scope) => {
    const challenge = renderChallenge('Bearer realm="{realm}", scope="{scope}"', { realm, scope });
    expect(challenge).toMatch(
      /^Bearer realm="(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*", scope="(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"$/,
    );
  });
  fc.assert(holds, { numRuns: 500 });
});

test('a text made fit for the wire is well-formed, holds no control character, and is cut only where it has to be', () => {
  const long = fc.tuple(fc.string({ unit: 'binary' }), fc.nat(1200)).map(([unit, times]) => unit.repeat(times));
  const holds = fc.property(fc.oneof(text, long), (given) => {
    const safe = toSafeText(given);
    expect(safe.isWellFormed()).toBe(true);
    // oxlint-disable-next-line no-control-regex -- what it must not hold
    expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
    expect(bytesOf(safe)).toBeLessThanOrEqual(1024);
    // oxlint-disable-next-line no-control-regex -- what is replaced
    const whole = given.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
    expect(whole.startsWith(safe)).toBe(true);
    const next = Array.from(whole.slice(safe.length))[0];
    if (next !== undefined) expect(bytesOf(safe + next)).toBeGreaterThan(1024);
    expect(toSafeText(safe)).toBe(safe);
    expect(renderMessage('{a}', { a: given })).toBe(safe);
  });
  fc.assert(holds, { numRuns: 500 });
});
