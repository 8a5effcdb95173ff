import { documents, programPath, referenceHeaders, referencePage, referencePath } from '@kuvert-demo/domain';
import { programType, readProgram } from '@kuvert-demo/domain/node';
import { Router } from '@koa/router';

/** The OpenAPI documents, and a page that shows them. */
export function reference(): Router {
  const router = new Router();
  for (const [path, document] of Object.entries(documents)) {
    router.get(path, (ctx) => {
      ctx.body = document;
    });
  }
  router.get(referencePath, (ctx) => {
    ctx.set(referenceHeaders);
    ctx.body = referencePage;
  });
  router.get(programPath, (ctx) => {
    ctx.type = programType;
    ctx.body = readProgram();
  });
  return router;
}
