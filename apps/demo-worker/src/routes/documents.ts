import { documents, programPath, referenceHeaders, referencePage, referencePath } from '@kuvert-demo/domain';
import type { Router } from '../router.ts';

/** The OpenAPI documents, and a page that shows them; its program comes with the Worker. */
export function reference(router: Router, program: string): void {
  for (const [path, document] of Object.entries(documents)) router.get(path, async () => Response.json(document));
  router.get(referencePath, async () => new Response(referencePage, { headers: referenceHeaders }));
  router.get(
    programPath,
    async () => new Response(program, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
  );
}
