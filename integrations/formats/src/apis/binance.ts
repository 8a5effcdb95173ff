import { defineEnvelope, failure, or, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const envelope = defineEnvelope({
  name: 'binance',
  wireCode: 'integer',
  success: or(success.data, null),
  failure: { code: failure.code, msg: failure.message },
});

/** Negative codes. */
export const binance: Format = {
  api: 'Binance Spot API',
  source: 'https://developers.binance.com/docs/binance-spot-api-docs/errors',
  envelope,
  codes: {
    UNKNOWN: { code: -1000, status: 500, message: 'An unknown error occurred while processing the request.' },
    ILLEGAL_PARAMETERS: { code: -1100, status: 400, message: 'Illegal characters found in a parameter.' },
    NO_SUCH_PATH: { code: -1102, status: 404, message: 'A mandatory parameter was not sent.' },
    BAD_SYMBOL: { code: -1121, status: 400, message: 'Invalid symbol.' },
  },
  documented: [
    {
      name: 'a success',
      answer: (api) => api.ok({ serverTime: 1499827319559 }),
      status: 200,
      body: { serverTime: 1499827319559 },
    },
    {
      name: 'a failure',
      answer: (api) => api.error('BAD_SYMBOL'),
      status: 400,
      body: { code: -1121, msg: 'Invalid symbol.' },
    },
  ],
};
