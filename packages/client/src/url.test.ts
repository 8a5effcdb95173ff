import { expect, test } from 'vitest';
import { toUrl } from './url.ts';

const base = 'https://api.example.com/v1';

test.each([
  [base, '/projects', {}, `${base}/projects`],
  [`${base}/`, 'projects', {}, `${base}/projects`],
  ['', '//evil.example/x', {}, '/evil.example/x'],
  ['https://api.example.com', '.evil.example', {}, 'https://api.example.com/.evil.example'],
  ['/api', '/projects', {}, '/api/projects'],
  [base, '/projects/:slug', { params: { slug: 'a/b?c#d é' } }, `${base}/projects/a%2Fb%3Fc%23d%20%C3%A9`],
  [base, '/:a/:b:archive', { params: { a: 1, b: true } }, `${base}/1/true:archive`],
  [base, '/:a', { params: { a: '...' } }, `${base}/...`],
  [base, '/:a', { params: { a: '\ud800' } }, `${base}/%EF%BF%BD`],
  [base, '/x', { query: { a: 1, b: undefined, c: ['x', 'y z'], d: [] } }, `${base}/x?a=1&c=x&c=y+z`],
  [base, '/x?a=1', { query: { b: '&' } }, `${base}/x?a=1&b=%26`],
  [base, '/x', { query: { a: '' } }, `${base}/x?a=`],
])('%s and %s with %j is %s', (baseUrl, path, target, url) => {
  expect(toUrl(baseUrl, path, target)).toBe(url);
});

test.each([{}, { slug: '' }, { slug: '.' }, { slug: '..' }])(
  'a param that would change the path is refused: %j',
  (params) => {
    expect(() => toUrl(base, '/projects/:slug', { params })).toThrow(TypeError);
  },
);
