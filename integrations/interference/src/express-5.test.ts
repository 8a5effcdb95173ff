import express from 'express';
import { cases } from './express/cases.ts';
import { exceptions } from './express/exceptions.ts';
import { bare, mounted } from './express/serve.ts';
import { describeSame } from './same.ts';

describeSame({
  name: 'Express 5',
  cases,
  bare: bare(express),
  mounted: mounted(express),
  exceptions: exceptions['Express 5'],
});
