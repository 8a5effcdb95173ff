import { defineEnvelope, failure, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const envelope = defineEnvelope({
  name: 'wordpress',
  success: success.data,
  headers: { 'X-WP-Total': success.total, 'X-WP-TotalPages': success.totalPages },
  links: true,
  failure: { code: failure.code, message: failure.message, data: { status: failure.status } },
});

/** Bare data, counted and linked in headers. */
export const wordpress: Format = {
  api: 'WordPress REST API',
  source: 'https://developer.wordpress.org/rest-api/using-the-rest-api/pagination/',
  envelope,
  codes: {
    INTERNAL: { code: 'internal_server_error', status: 500, message: 'There has been a critical error.' },
    BAD_REQUEST: { code: 'rest_invalid_param', status: 400, message: 'Invalid parameter(s)' },
    NO_ROUTE: { code: 'rest_no_route', status: 404, message: 'No route was found.' },
    INVALID_POST: { code: 'rest_post_invalid_id', status: 404, message: 'Invalid post ID.' },
  },
  pagination: { size: 'per_page' },
  documented: [
    {
      name: 'a page',
      target: '/wp/v2/posts?page=2',
      answer: (api) => api.page([{ id: 1 }], { page: 2, pageSize: 1, total: 3 }),
      status: 200,
      body: [{ id: 1 }],
      headers: {
        'x-wp-total': '3',
        'x-wp-totalpages': '3',
        link:
          '</wp/v2/posts?page=1>; rel="first", </wp/v2/posts?page=1>; rel="prev", ' +
          '</wp/v2/posts?page=3>; rel="next", </wp/v2/posts?page=3>; rel="last"',
      },
    },
    {
      name: 'a failure',
      answer: (api) => api.error('INVALID_POST'),
      status: 404,
      body: { code: 'rest_post_invalid_id', message: 'Invalid post ID.', data: { status: 404 } },
    },
  ],
};
