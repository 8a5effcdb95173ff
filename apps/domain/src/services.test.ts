import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { leadsCodes } from './leads/codes.ts';
import { codes } from './resources/codes.ts';
import type { Services } from './services.ts';
import { openServices, person, program } from './testing/open-services.ts';

const folder = mkdtempSync(join(tmpdir(), 'kuvert-domain-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ada = person('ada');
const project = (slug: string) => ({ slug, summary: 'A tree', license: 'MIT' });
const state = '57a7e000000000000000000000000001';
const text = { type: 'image/png', bytes: new TextEncoder().encode('no picture') };
const newcomer = { name: 'Yara', email: 'yara@example.com', company: null, currency: 'BRL', budget: 1 };

type Call = (services: Services) => Promise<unknown>;

/** One way to every code a service raises. */
const ways: readonly (readonly [code: number | string, title: string, call: Call])[] = [
  [2000, 'no header', ({ auth }) => auth.authenticate(undefined)],
  [2001, 'another scheme', ({ auth }) => auth.authenticate('Basic YWRh')],
  [2002, 'a token of another form', ({ auth }) => auth.authenticate('Bearer kvs_ADA')],
  [2100, 'a refused code', ({ oauth }) => oauth.finish({ code: 'guessed', state })],
  [2101, 'an unknown state', ({ oauth }) => oauth.finish({ code: 'granted-to-grace', state: 'mine' })],
  [4, 'a token managing tokens', ({ tokens }) => tokens.list(program('ada'))],
  [4000, 'a token of somebody else', ({ tokens }) => tokens.revoke(person('grace'), '6')],
  [3000, 'nobody', ({ users }) => users.get('nobody')],
  [3200, 'no such notification', ({ notifications }) => notifications.read(ada, '99')],
  [3201, 'read before', ({ notifications }) => notifications.read(ada, '1')],
  [3500, 'no such organization', ({ organizations }) => organizations.get('darkhouse')],
  [3501, 'a taken slug', ({ organizations }) => organizations.create(ada, { slug: 'tinte', name: 'Tinte' })],
  [3502, 'a fourth', ({ organizations }) => organizations.create(person('margaret'), { slug: 'vier', name: 'Vier' })],
  [3600, 'no member', ({ members }) => members.get('lighthouse', 'ken')],
  [3601, 'a member', ({ members }) => members.add(ada, 'lighthouse', { user: 'linus', scopes: [] })],
  [3601, 'the owner', ({ members }) => members.add(person('barbara'), 'lighthouse', { user: 'ada', scopes: [] })],
  [
    2202,
    'a member without scope',
    ({ members }) => members.add(person('linus'), 'lighthouse', { user: 'ken', scopes: [] }),
  ],
  [2202, 'a stranger', ({ members }) => members.add(person('ken'), 'lighthouse', { user: 'ken', scopes: [] })],
  [2200, 'not the owner', ({ projects }) => projects.change(person('grace'), 'alder', { license: 'ISC' })],
  [2201, 'a token without scope', ({ projects }) => projects.create(program('ada'), project('sequoia'))],
  [5000, 'no such project', ({ projects }) => projects.get('baobab')],
  [5001, 'a taken slug', ({ projects }) => projects.create(ada, project('elm'))],
  [5002, 'a reserved word', ({ projects }) => projects.create(ada, project('search'))],
  [5003, 'a locked project', ({ projects }) => projects.change(ada, 'cedar', { license: 'ISC' })],
  [5100, 'no such keyword', ({ keywords }) => keywords.remove(ada, 'alder', 'server')],
  [5101, 'a keyword twice, even at the limit', ({ keywords }) => keywords.add(ada, 'alder', { name: 'http' })],
  [5102, 'a sixth keyword', ({ keywords }) => keywords.add(ada, 'alder', { name: 'server' })],
  [5200, 'no such channel', ({ channels }) => channels.remove(ada, 'alder', 'weekly')],
  [5201, 'a channel twice', ({ channels }) => channels.add(ada, 'alder', { name: 'beta' })],
  [5202, 'a sixth channel', ({ channels }) => channels.add(ada, 'alder', { name: 'weekly' })],
  [5300, 'no such version', ({ versions }) => versions.get('alder', '9.9.9')],
  [5301, 'a version twice', ({ versions }) => versions.publish(ada, 'alder', { version: '2.0.0', dependencies: {} })],
  [
    5400,
    'on itself',
    ({ versions }) => versions.publish(ada, 'alder', { version: '3.0.0', dependencies: { alder: '*' } }),
  ],
  [
    5400,
    'on nothing',
    ({ versions }) => versions.publish(ada, 'alder', { version: '3.0.0', dependencies: { oaks: '*' } }),
  ],
  [1002, 'no file', ({ icons }) => icons.put(ada, 'alder', undefined)],
  [1002, 'no picture', ({ icons }) => icons.put(ada, 'alder', text)],
  [5, 'no icon', ({ icons }) => icons.get('alder')],
  ['10005', 'no such currency', ({ currencies }) => currencies.get('ATS')],
  ['10005', 'a lead in no currency', ({ leads }) => leads.create({ ...newcomer, currency: 'ATS' })],
  ['20000', 'a known address', ({ leads }) => leads.create({ ...newcomer, email: 'elif.kaya@example.com' })],
  ['20001', 'no such lead', ({ leads }) => leads.get('404')],
  ['20001', 'no lead at all', ({ leads }) => leads.get('1e1')],
  ['20002', 'a merged lead', ({ leads }) => leads.get('9')],
];

describe.each([':memory:', join(folder, 'demo.sqlite')])('over %s', (location) => {
  test.each(ways)('%s is reached: %s', async (code, _title, call) => {
    const { services } = await openServices(location);
    await expect(call(services)).rejects.toMatchObject({ name: 'ApiError', code });
  });
});

test('what no service raises is a fault of the platform', () => {
  const raised = new Set(ways.map(([code]) => String(code)));
  const all = [...Object.values(codes.entries), ...Object.values(leadsCodes.entries)].map(({ code }) => String(code));
  expect(all.filter((code) => !raised.has(code))).toEqual([
    '0',
    '1',
    '2',
    '6',
    '11',
    '1000',
    '1001',
    ...Array.from({ length: 9 }, (_, index) => String(90_000 + index)),
  ]);
});
