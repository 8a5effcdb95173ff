import { documents, programPath, referenceHeaders, referencePage, referencePath } from '@kuvert-demo/domain';
import { programType, readProgram } from '@kuvert-demo/domain/node';
import { Hono } from 'hono';

/** The OpenAPI documents, and a page that shows them. */
export function reference() {
  const app = new Hono();
  for (const [path, document] of Object.entries(documents)) app.get(path, (c) => c.json(document));
  return app
    .get(referencePath, (c) => c.body(referencePage, 200, referenceHeaders))
    .get(programPath, (c) => c.body(Uint8Array.from(readProgram()), 200, { 'content-type': programType }));
}
