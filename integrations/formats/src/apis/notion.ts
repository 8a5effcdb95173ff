import { defineEnvelope, failure, or, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const { status, code, message, requestId: request_id } = failure;

const envelope = defineEnvelope({
  name: 'notion',
  success: or(success.data, null),
  page: { object: 'list', results: success.data, next_cursor: or(success.nextCursor, null), has_more: success.hasNext },
  failure: { object: 'error', status, code, message, request_id },
});

/** Objects that say what they are; a cursor that is `null` at the end. */
export const notion: Format = {
  api: 'Notion API',
  source: 'https://developers.notion.com/reference/status-codes',
  envelope,
  codes: {
    INTERNAL: { code: 'internal_server_error', status: 500, message: 'An unexpected error occurred.' },
    BAD_REQUEST: { code: 'validation_error', status: 400, message: 'The request body does not match the schema.' },
    NO_ROUTE: { code: 'invalid_request_url', status: 404, message: 'This request URL is not valid.' },
    OBJECT_NOT_FOUND: { code: 'object_not_found', status: 404, message: 'Could not find page with ID: {id}.' },
  },
  pagination: { cursor: 'start_cursor' },
  documented: [
    {
      name: 'a failure',
      answer: (api) => api.error('OBJECT_NOT_FOUND', { id: '4b0c' }),
      status: 404,
      body: {
        object: 'error',
        status: 404,
        code: 'object_not_found',
        message: 'Could not find page with ID: 4b0c.',
        request_id: '90957fca61718',
      },
    },
    {
      name: 'a page',
      answer: (api) => api.page([{ object: 'user' }], { pageSize: 1, nextCursor: null }),
      status: 200,
      body: { object: 'list', results: [{ object: 'user' }], next_cursor: null, has_more: false },
    },
  ],
};
