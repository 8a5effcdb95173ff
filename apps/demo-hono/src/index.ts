import { createAdaptorServer } from '@hono/node-server';
import { openServices, serve } from '@kuvert-demo/domain/node';
import type { Server } from 'node:http';
import { createApp } from './app.ts';

const { services, close } = await openServices(process.env);
const app = createApp(services, process.env['BASE_URL']);
serve(createAdaptorServer({ fetch: app.fetch }) as Server, process.env, close);
