import type { RequestListener } from 'node:http';
import sensible from '@fastify/sensible';
import fastify from 'fastify';

/** Fastify with its sensible plugin, as a yardstick: its own format, and its own router. */
export async function fastifySensible(): Promise<RequestListener> {
  const app = fastify();
  await app.register(sensible);
  app.get('/projects/:slug', async () => {
    throw app.httpErrors.notFound('Project not found');
  });
  await app.ready();
  return (request, response) => app.routing(request, response);
}
