import { documents, programPath, referenceHeaders, referencePage, referencePath } from '@kuvert-demo/domain';
import { programType, readProgram } from '@kuvert-demo/domain/node';
import { Router } from 'express';

/** The OpenAPI documents, and a page that shows them. */
export function reference(): Router {
  const router = Router();
  for (const [path, document] of Object.entries(documents)) {
    router.get(path, (_, res) => void res.json(document));
  }
  router.get(referencePath, (_, res) => void res.set(referenceHeaders).send(referencePage));
  router.get(programPath, (_, res) => void res.type(programType).send(readProgram()));
  return router;
}
