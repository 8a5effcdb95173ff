import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import type { OpenApiDocument } from '@kuvert/openapi';
import openapiTS, { astToString } from 'openapi-typescript';

/** Where generated code goes: below this package, whose dependencies it imports, and out of sight of everything else. */
const ROOT = join(import.meta.dirname, '..', '.vitest', 'generated');

/** Has each generator make a client of a document, in a folder of that name. */
export async function generate(name: string, document: OpenApiDocument): Promise<string> {
  const folder = join(ROOT, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const types = await openapiTS(structuredClone(document) as never, { silent: true });
  await writeFile(join(folder, 'paths.ts'), astToString(types));
  await createClient({
    input: structuredClone(document) as never,
    output: { path: join(folder, 'hey-api') },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
  return folder;
}
