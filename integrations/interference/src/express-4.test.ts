import { cases } from './express/cases.ts';
import { exceptions } from './express/exceptions.ts';
import { express4 } from './express/express-4.ts';
import { bare, mounted } from './express/serve.ts';
import { describeSame } from './same.ts';

describeSame({
  name: 'Express 4',
  cases,
  bare: bare(express4),
  mounted: mounted(express4),
  exceptions: exceptions['Express 4'],
});
