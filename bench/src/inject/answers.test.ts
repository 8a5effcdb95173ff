import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { scenarios as express } from '../servers/express.ts';
import { scenarios as fetch } from '../servers/fetch.ts';
import { scenarios as hono } from '../servers/hono.ts';
import { scenarios as koa } from '../servers/koa.ts';
import { differences, node, web } from './driver.ts';

// Hono prints what nobody has caught.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

describe.each(Object.entries({ express, koa, hono }))('what is timed of %s', (_framework, scenarios) => {
  test.each(scenarios)('$work is answered alike by all', async (scenario) => {
    expect(await differences(scenario, node)).toEqual([]);
  });
});

describe('what is timed of fetch', () => {
  test.each(fetch)('$work is answered alike by all', async (scenario) => {
    expect(await differences(scenario, web)).toEqual([]);
  });
});
