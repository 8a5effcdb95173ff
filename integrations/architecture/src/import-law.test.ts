import { expect, test } from 'vitest';
import { importViolations } from './import-law.ts';
import { law } from './law.ts';
import { plant } from './planted.ts';
import { readWorkspace } from './workspace.ts';

const rooms = readWorkspace();

test('every import of the tree is allowed', () => {
  expect(importViolations(rooms)).toEqual([]);
});

test('the scan reads every room that the law has a row for, and no empty one', () => {
  expect(rooms.map(({ path }) => path)).toEqual(Object.keys(law).toSorted());
  expect(rooms.filter(({ sources }) => sources.length === 0).map(({ path }) => path)).toEqual([]);
});

test.each([
  ['core imports a package', 'packages/core', "import { z } from 'zod';"],
  ['core imports a package for its types', 'packages/core', "import type { z } from 'zod';"],
  ['core imports a sibling', 'packages/core', "export * from '@kuvert/fetch';"],
  ['core imports itself by name', 'packages/core', "import { defineCodes } from '@kuvert/core';"],
  ['core imports from node', 'packages/core', "import { Buffer } from 'node:buffer';"],
  ['core imports from Node by a bare name', 'packages/core', "import { Buffer } from 'buffer';"],
  ['fetch imports an adapter', 'packages/fetch', "import { send } from '@kuvert/hono';"],
  ['fetch imports a framework', 'packages/fetch', "import { serve } from '@hono/node-server';"],
  ['fetch imports from node', 'packages/fetch', "const { Readable } = await import('node:stream');"],
  ['hono imports another adapter', 'packages/hono', "import { kuvert } from '@kuvert/express';"],
  ['hono imports a foreign framework', 'packages/hono', "import type { Context } from 'koa';"],
  ['hono imports from node', 'packages/hono', "let agent: import('node:http').Agent;"],
  ['express imports another adapter', 'packages/express', "import { toResponse } from '@kuvert/fetch';"],
  ['express imports the types of another adapter', 'packages/express', "import type { Outcome } from '@kuvert/koa';"],
  ['express imports a package', 'packages/express', "import multer from 'multer';"],
  ['koa imports another adapter', 'packages/koa', "import('@kuvert/express');"],
  ['koa imports the conformance suite', 'packages/koa', "import { cases } from '@kuvert/testkit';"],
  ['koa augments a foreign framework', 'packages/koa', "declare module 'hono' {}\nexport {};"],
  ['the guard of a server imports an adapter', 'packages/node', "import { kuvert } from '@kuvert/koa';"],
  ['the guard of a server imports a framework', 'packages/node', "import express from 'express';"],
  ['the conformance suite imports an adapter', 'packages/testkit', "import { kuvert } from '@kuvert/fetch';"],
  ['the conformance suite imports a framework', 'packages/testkit', "import express from 'express';"],
  ['the conformance suite imports a package', 'packages/testkit', "import { z } from 'zod';"],
  ['the command imports an adapter', 'packages/cli', "import { kuvert } from '@kuvert/koa';"],
  ['the command imports a framework', 'packages/cli', "import express from 'express';"],
  ['a package imports an app', 'packages/koa', "import { api } from '@kuvert-demo/domain';"],
  ['the domain imports an adapter', 'apps/domain', "import { kuvert } from '@kuvert/fetch';"],
  ['the domain imports a framework', 'apps/domain', "import { Hono } from 'hono/tiny';"],
  ['the domain imports what belongs to a framework', 'apps/domain', "import { Router } from '@koa/router';"],
  ['a demo imports the adapter of another', 'apps/demo-koa', "import { kuvert } from '@kuvert/express';"],
  ['a demo imports the framework of another', 'apps/demo-koa', "import express from 'express';"],
  ['a package imports a file of another', 'packages/koa', "import { codes } from '../../core/src/codes.ts';"],
  ['a test imports a file of another package', 'packages/koa', "import '../../core/src/codes.ts';", 'src/a.test.ts'],
  ['a test imports a foreign adapter', 'packages/koa', "import '@kuvert/express';", 'src/a.test.ts'],
  ['an import is computed', 'packages/core', 'export const load = (name: string) => import(name);'],
])('reported: %s', (_title, path, text, file = 'src/planted.ts') => {
  expect(importViolations(plant(path, { text, file }))).toEqual([
    expect.stringMatching(new RegExp(`^${path}/${file}:1 (imports|computes) `)),
  ]);
});

test('a report names the place, the import and what is allowed there', () => {
  const text = "import { isThenable } from '@kuvert/core';\n\nimport { toResponse } from '@kuvert/fetch';\n";
  expect(importViolations(plant('packages/express', { text }))).toEqual([
    'packages/express/src/planted.ts:3 imports @kuvert/fetch; of this repository, packages/express may import @kuvert/core.',
  ]);
});

test.each([
  ['a room imports its own files', 'packages/core', "export * from './codes.ts';"],
  ['an adapter imports a subpath of core', 'packages/koa', "import '@kuvert/core/code-envelope';"],
  ['hono imports fetch', 'packages/hono', "import { toResponse } from '@kuvert/fetch';"],
  ['an adapter imports its framework', 'packages/hono', "import type { Context } from 'hono';"],
  ['the adapter of a framework of Node imports from node', 'packages/koa', "import { Readable } from 'node:stream';"],
  ['the guard of a server imports from node', 'packages/node', "import { STATUS_CODES } from 'node:http';"],
  ['the conformance suite opens connections', 'packages/testkit', "import { request } from 'node:http';"],
  ['a demo imports what belongs to its framework', 'apps/demo-koa', "import { Router } from '@koa/router';"],
  ['the command imports the config of its user', 'packages/cli', 'export const load = (name: string) => import(name);'],
  ['the command imports a package', 'packages/cli', "import { parse } from 'yaml';"],
  ['a test imports the suite', 'packages/core', "import { cases } from '@kuvert/testkit';", 'src/a.test.ts'],
  ['a test imports from node', 'packages/core', "import { createServer } from 'node:http';", 'src/a.test.ts'],
  ['a type test imports a package', 'packages/core', "import type { z } from 'zod';", 'src/a.test-d.ts'],
])('allowed: %s', (_title, path, text, file = 'src/planted.ts') => {
  expect(importViolations(plant(path, { text, file }))).toEqual([]);
});

test('a room that the law does not know is reported', () => {
  expect(importViolations(plant('packages/graphql', {}))).toEqual([
    'packages/graphql has no row in the import law; add one to law.ts.',
  ]);
});
