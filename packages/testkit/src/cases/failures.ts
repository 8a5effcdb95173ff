import { fault } from '@kuvert/core';
import type { Case } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmFailure, failure } from '../expect.ts';
import { SECRET } from '../leak.ts';
import { rejecting, returning, throwing } from '../on.ts';

const notFound = failure(404, 5, 'Resource not found');
const mirrors = failure(409, 5900, 'A project has at most 10 mirrors');
const cause = new Error(SECRET);

/** Codes that are raised on purpose. */
export const failures: readonly Case[] = [
  {
    id: 'failure-thrown',
    title: 'a thrown failure is enveloped',
    why: 'the plain case',
    ...throwing('/failure/thrown', api.error('RESOURCE_NOT_FOUND')),
    expect: notFound,
  },
  {
    id: 'failure-rejected',
    title: 'a failure that rejects a promise is enveloped alike',
    why: 'Express 4 does not hear of rejected promises',
    ...rejecting('/failure/rejected', api.error('RESOURCE_NOT_FOUND')),
    expect: notFound,
  },
  {
    id: 'failure-returned',
    title: 'a returned failure is enveloped alike',
    why: 'a failure may be returned as well as thrown',
    ...returning('/failure/returned', api.error('RESOURCE_NOT_FOUND')),
    expect: notFound,
  },
  {
    id: 'failure-params',
    title: 'params fill the message',
    why: 'every dynamic value of a message is a param',
    ...throwing('/failure/params', api.error('TOO_MANY_MIRRORS', { max: 10 })),
    expect: mirrors,
  },
  {
    id: 'failure-params-returned',
    title: 'params fill the message of a returned failure',
    why: 'a failure may be returned as well as thrown',
    ...returning('/failure/params-returned', api.error('TOO_MANY_MIRRORS', { max: 10 })),
    expect: mirrors,
  },
  {
    id: 'failure-cause',
    title: 'the cause of a failure stays inside',
    why: 'it is for the log',
    ...throwing('/failure/cause', api.error('FORBIDDEN', { cause })),
    expect: failure(403, 4, 'Forbidden'),
  },
  {
    id: 'failure-retry-after',
    title: 'retryAfter becomes a header in whole seconds',
    why: 'RFC 9110 §10.2.3',
    ...throwing('/failure/retry-after', api.error('TOO_MANY_REQUESTS', { retryAfter: 1.5 })),
    expect: failure(429, 11, 'Too many requests', { 'retry-after': '2' }),
  },
  {
    id: 'failure-retry-after-date',
    title: 'retryAfter may be a date',
    why: 'RFC 9110 §10.2.3',
    ...returning('/failure/retry-after-date', api.error('UNAVAILABLE', { retryAfter: new Date(0) })),
    expect: failure(503, 6, 'Service unavailable', { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }),
  },
  {
    id: 'failure-challenge',
    title: 'a 401 carries its challenge',
    why: 'RFC 9110 §15.5.2',
    ...throwing('/failure/challenge', api.error('UNAUTHENTICATED')),
    expect: failure(401, 2000, 'Unauthenticated', { 'www-authenticate': 'Bearer realm="test"' }),
  },
  {
    id: 'failure-redirect',
    title: 'a failure may send the client elsewhere',
    why: 'a 3xx failure is possible by explicit code, with Location',
    ...throwing('/failure/redirect', api.error('PROJECT_RENAMED', { location: '/projects/alder' })),
    expect: failure(308, 5901, 'The project was renamed', { location: '/projects/alder' }),
  },
  {
    id: 'failure-status',
    title: 'a code with several statuses answers the one it was raised with',
    why: '1001 may be 400, 413 or 415',
    ...throwing('/failure/status', api.error('INVALID_BODY', { status: 413 })),
    expect: failure(413, 1001, 'Invalid request body'),
  },
  {
    id: 'failure-5xx',
    title: 'a 5xx that is raised on purpose keeps its message',
    why: 'only those that were not are all alike',
    ...throwing('/failure/5xx', api.error('ARCHIVE_REBUILDING', { cause })),
    expect: failure(500, 5902, 'The archive is being rebuilt'),
  },
  {
    id: 'failure-headers',
    title: 'headers of a failure are written, and an unfit one is left out',
    why: 'a header that is undefined or has a line break ends an Express process',
    ...throwing(
      '/failure/headers',
      api.error('FORBIDDEN', { headers: { 'X-Why': 'plan', 'X-Bad': 'a\r\nb', 'X-None': undefined } }),
    ),
    expect: failure(403, 4, 'Forbidden', { 'x-why': 'plan', 'x-bad': null, 'x-none': null }),
  },
  {
    id: 'failure-framing',
    title: 'a failure cannot set headers that frame the answer',
    why: 'they belong to the server',
    ...throwing(
      '/failure/framing',
      api.error('FORBIDDEN', {
        headers: { 'Content-Length': 1, 'Transfer-Encoding': 'chunked', 'Content-Type': 'x/y' },
      }),
    ),
    expect: failure(403, 4, 'Forbidden', { 'transfer-encoding': null }),
  },
  {
    id: 'failure-fault',
    title: 'a fault that is raised by hand is answered by the contract of the path',
    why: 'shared middleware knows no contract',
    ...throwing('/failure/fault', fault('unavailable', { retryAfter: 30, cause })),
    expect: failure(503, 6, 'Service unavailable', { 'retry-after': '30' }),
  },
  {
    id: 'failure-fault-crm',
    title: 'the same fault speaks the status envelope below its prefix',
    why: 'shared middleware knows no contract',
    ...returning('/crm/failure/fault', fault('unavailable', { retryAfter: 30 })),
    expect: crmFailure(503, '10000', 'Something went wrong', { 'retry-after': '30' }),
  },
  {
    id: 'failure-crm',
    title: 'a failure of the status envelope writes its code as text',
    why: 'seed semantics: always written as a string',
    ...throwing('/crm/failure/locked', crm.error('LEAD_LOCKED', { lead: 7, user: 'ada' })),
    expect: crmFailure(423, '20001', 'Lead 7 is locked by ada'),
  },
  {
    id: 'failure-foreign-contract',
    title: 'a failure speaks the envelope of its own contract wherever it is thrown',
    why: 'the code belongs to the contract',
    ...throwing('/failure/of-crm', crm.error('UNAUTHORIZED')),
    expect: crmFailure(401, '10003', 'Unauthorized', { 'www-authenticate': 'Basic realm="crm"' }),
  },
];
