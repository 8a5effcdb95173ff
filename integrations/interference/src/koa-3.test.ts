import Koa from 'koa';
import { cases } from './koa/cases.ts';
import { exceptions } from './koa/exceptions.ts';
import { bare, mounted } from './koa/serve.ts';
import { describeSame } from './same.ts';

describeSame({ name: 'Koa 3', cases, bare: bare(Koa), mounted: mounted(Koa), exceptions });
