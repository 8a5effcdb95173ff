import { cases } from './koa/cases.ts';
import { exceptions } from './koa/exceptions.ts';
import { koa2 } from './koa/koa-2.ts';
import { bare, mounted } from './koa/serve.ts';
import { describeSame } from './same.ts';

describeSame({ name: 'Koa 2', cases, bare: bare(koa2), mounted: mounted(koa2), exceptions });
