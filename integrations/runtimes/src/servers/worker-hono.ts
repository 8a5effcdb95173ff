import { testServer } from '@kuvert/testkit/server';
import { Hono } from 'hono';
import { build } from '../../../../packages/hono/src/harness.fixture.ts';

export default build(Hono, testServer());
