import { expect, test } from 'vitest';
import { api } from './resources/contract.ts';
import { leadsApi } from './leads/contract.ts';
import { requestGroups, requests } from './requests.ts';

const isLeads = (path: string): boolean => path.startsWith('/crm/v1/');
const isSuccess = (status: number): boolean => status < 300;

test('every code of both registries is the answer to some request', () => {
  const reached = new Set(requests.map(({ expect: { code } }) => code));
  const codes = [...Object.values(api.codes), ...Object.values(leadsApi.codes)].map(({ code }) => code);
  expect(codes.filter((code) => !reached.has(code))).toEqual([]);
});

test('a request expects a body, a file or nothing, and the code its body tells', () => {
  for (const { title, method, path, expect: expected } of requests) {
    const { status, code, body, raw } = expected;
    const name = `${method} ${path}: ${title}`;
    const told = body as { readonly code?: unknown; readonly status?: unknown } | undefined;
    expect.soft(told?.code ?? null, name).toBe(code);
    if (method === 'HEAD' || status === 204 || raw !== undefined) expect.soft(body, name).toBeUndefined();
    if (told === undefined) continue;
    if (isLeads(path)) expect.soft(told.status, name).toBe(isSuccess(status) ? 'success' : 'error');
    else expect.soft(code === 0, name).toBe(isSuccess(status));
  }
});

test('a request sends one body at most, and none with GET', () => {
  for (const { title, method, json, body, multipart } of requests) {
    const bodies = [json, body, multipart].filter((part) => part !== undefined).length;
    expect.soft(bodies, title).toBeLessThanOrEqual(method === 'GET' || method === 'HEAD' ? 0 : 1);
  }
});

test('no two requests under one heading have one title', () => {
  for (const { heading, requests: group } of requestGroups) {
    const titles = group.map(({ title }) => title);
    expect(new Set(titles).size, heading).toBe(titles.length);
  }
});
