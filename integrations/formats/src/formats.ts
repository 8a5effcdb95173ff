import { auth0 } from './apis/auth0.ts';
import { azure } from './apis/azure.ts';
import { binance } from './apis/binance.ts';
import { cloudflare } from './apis/cloudflare.ts';
import { kubernetes } from './apis/kubernetes.ts';
import { notion } from './apis/notion.ts';
import { paypal } from './apis/paypal.ts';
import { slack } from './apis/slack.ts';
import { stripe } from './apis/stripe.ts';
import { telegram } from './apis/telegram.ts';
import { wechat } from './apis/wechat.ts';
import { wordpress } from './apis/wordpress.ts';
import type { Format } from './format.ts';

/** The formats by the name of the file that defines each. */
export const formats: Readonly<Record<string, Format>> = {
  auth0,
  azure,
  binance,
  cloudflare,
  kubernetes,
  notion,
  paypal,
  slack,
  stripe,
  telegram,
  wechat,
  wordpress,
};
