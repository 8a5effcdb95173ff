import type { RequestListener } from 'node:http';
import type { KuvertOptions } from '@kuvert/core';
import { describe, expect, it } from 'vitest';
import type { Cases } from './case.ts';
import { compare, sizeOf } from './compare.ts';
import type { Run } from './compare.ts';
import { withId, withoutId } from './contract.ts';
import { expected } from './exceptions.ts';
import type { Exceptions } from './exceptions.ts';
import { run } from './run.ts';

type Serve<Build> = (build: Build) => RequestListener;

/** A framework, and the ways of mounting Kuvert on it. */
export interface Subject<Build> {
  readonly name: string;
  readonly cases: Cases<Build>;
  readonly bare: Serve<Build>;
  readonly mounted: Readonly<Record<string, (options: KuvertOptions) => Serve<Build>>>;
  /** By the way of mounting; those with request ids are under its name with `, with ids` too. */
  readonly exceptions: Readonly<Record<string, Exceptions>>;
  /** Whether what has request ids had its headers go through fetch's `Headers`. */
  readonly headersOnly?: boolean;
}

/** How few answers would be no comparison. */
const ENOUGH_CASES = 100;

/** Tests that Kuvert changes no answer of a framework's cases, but for its exceptions, which it must change. */
export function describeSame<Build>(subject: Subject<Build>): void {
  const { name, cases, bare, mounted, exceptions, headersOnly = false } = subject;
  describe(name, () => {
    let first: Run = {};

    it('answers all of it without Kuvert', async () => {
      first = await run(cases, bare);
      expect(Object.keys(first).length).toBeGreaterThan(ENOUGH_CASES);
      console.log(`${name}: ${Object.keys(first).length} handlers, ${sizeOf(first)} exchanges`);
    });

    describe.each(Object.keys(mounted))('%s', (way) => {
      const serve = mounted[way];
      if (serve === undefined) return;

      it('answers the same, but for request ids', async () => {
        const found = compare(first, await run(cases, serve(withId)), { addsIds: true, headersOnly });
        expectOnly(found, { ...exceptions[way], ...exceptions[`${way}, with ids`] }, cases);
      });

      it('adds nothing without request ids', async () => {
        const found = compare(first, await run(cases, serve(withoutId)), { addsIds: false });
        expectOnly(found, exceptions[way] ?? {}, cases);
      });
    });

    it('leaves apps of the same process alone that it is not mounted on', async () => {
      expect(compare(first, await run(cases, bare), { addsIds: false })).toEqual([]);
    });
  });
}

/** The answers that differ are the exceptions, all of them; what others are is shown. */
function expectOnly<Build>(found: ReturnType<typeof compare>, exceptions: Exceptions, cases: Cases<Build>): void {
  const names = new Set(expected(exceptions, cases));
  expect(found.filter(({ what }) => !names.has(what))).toEqual([]);
  expect(found.map(({ what }) => what).toSorted()).toEqual([...names].toSorted());
}
