import { describe, expect, it } from 'vitest';
import { cases } from './cases.ts';
import { pathOf } from './harness.ts';

describe('the table', () => {
  it('names every case once', () => {
    const ids = cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of every case what is wanted and why', () => {
    for (const { id, title, why } of cases) {
      expect(id).toMatch(/^[a-z]/);
      expect(title.split(' ').length, id).toBeGreaterThan(2);
      expect(why.length, id).toBeGreaterThan(5);
    }
  });

  it('has every client without an answer leave', () => {
    for (const tested of cases) {
      if (!('steps' in tested) || tested.exchanges.length > 0) continue;
      expect(tested.steps.at(-1), tested.id).toEqual({ close: 'reset' });
    }
  });

  it('has one handler for each method of a path', () => {
    const handlers = new Map<string, unknown>();
    for (const { id, route } of cases) {
      if (route === undefined) continue;
      const key = `${route.method} ${pathOf(route)}`;
      expect(handlers.get(key) ?? route.handle, id).toBe(route.handle);
      handlers.set(key, route.handle);
    }
  });
});
