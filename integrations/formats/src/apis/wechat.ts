import { defineEnvelope, failure, spread } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const envelope = defineEnvelope({
  name: 'wechat',
  isAlwaysOk: true,
  wireCode: 'integer',
  successCode: 0,
  success: { errcode: 0, errmsg: 'ok', ...spread },
  failure: { errcode: failure.code, errmsg: failure.message },
});

/** Always 200; one member is the code of success and failure alike; -1 among the codes. */
export const wechat: Format = {
  api: 'WeChat Official Accounts API',
  source: 'https://developers.weixin.qq.com/doc/offiaccount/en/Getting_Started/Global_Return_Code.html',
  envelope,
  codes: {
    SYSTEM_BUSY: { code: -1, status: 503, message: 'system error' },
    INVALID_ARGS: { code: 40097, status: 400, message: 'invalid args' },
    UNKNOWN_API: { code: 48001, status: 404, message: 'api unauthorized' },
    INVALID_APPID: { code: 40013, status: 401, message: 'invalid appid', challenge: 'Bearer' },
  },
  documented: [
    {
      name: 'a success',
      answer: (api) => api.ok({ msgid: 206227730 }),
      status: 200,
      body: { errcode: 0, errmsg: 'ok', msgid: 206227730 },
    },
    {
      name: 'a failure',
      answer: (api) => api.error('INVALID_APPID'),
      status: 200,
      body: { errcode: 40013, errmsg: 'invalid appid' },
    },
    {
      name: 'a failure with a negative code',
      answer: (api) => api.error('SYSTEM_BUSY'),
      status: 200,
      body: { errcode: -1, errmsg: 'system error' },
    },
  ],
};
