import { createServer } from 'node:http';
import { openServices, serve } from '@kuvert-demo/domain/node';
import { createApp } from './app.ts';

const { services, close } = await openServices(process.env);
serve(createServer(createApp(services, process.env['BASE_URL'])), process.env, close);
