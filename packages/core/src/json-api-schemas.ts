import type { Envelope } from './envelope.ts';

const text = { type: 'string', minLength: 1 };
const link = { type: ['string', 'null'] };
const version = { type: 'object', properties: { version: { const: '1.1' } } };

/** JSON Schemas of the documents. */
export const schemas: Envelope['schemas'] = {
  success: {
    type: 'object',
    required: ['data'],
    properties: { jsonapi: version, data: {}, meta: { type: 'object' } },
  },
  page: {
    type: 'object',
    required: ['data', 'links', 'meta'],
    properties: {
      jsonapi: version,
      data: { type: 'array' },
      links: {
        type: 'object',
        required: ['first', 'last', 'prev', 'next'],
        properties: { first: link, last: link, prev: link, next: link },
      },
      meta: {
        type: 'object',
        required: ['page'],
        properties: {
          page: {
            type: 'object',
            required: ['size'],
            properties: {
              number: { type: 'integer', minimum: 1 },
              size: { type: 'integer', minimum: 1 },
              total: { type: 'integer', minimum: 0 },
            },
          },
        },
      },
    },
  },
  failure: {
    type: 'object',
    required: ['errors'],
    properties: {
      jsonapi: version,
      errors: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['status', 'code', 'title', 'detail', 'meta'],
          properties: {
            id: text,
            links: { type: 'object', required: ['about'], properties: { about: text } },
            status: { type: 'string', pattern: '^[345][0-9]{2}$' },
            code: text,
            title: text,
            detail: text,
            source: {
              type: 'object',
              properties: { pointer: { type: 'string' }, parameter: text, header: text },
            },
            meta: { type: 'object', required: ['reason'], properties: { reason: text } },
          },
        },
      },
    },
  },
};
