import { toOpenApi } from '@kuvert/openapi';
import type { OpenApiDocument } from '@kuvert/openapi';
import { leadsApi } from './leads/contract.ts';
import { leadOperations, operations } from './operations.ts';
import { securitySchemes } from './resources/operations/callers.ts';
import { api } from './resources/contract.ts';

const license = { name: 'MIT', identifier: 'MIT' };
const servers = [{ url: '/' }];

/** The OpenAPI documents, by the path each is served at. */
export const documents: Readonly<Record<string, OpenApiDocument>> = {
  '/openapi.json': toOpenApi(api, {
    info: { title: 'Package registry', version: '1.0.0', summary: 'The first of two demo APIs.', license },
    servers,
    operations,
    securitySchemes,
  }),
  '/crm/v1/openapi.json': toOpenApi(leadsApi, {
    info: { title: 'Leads', version: '1.0.0', summary: 'The second of two demo APIs.', license },
    servers,
    operations: leadOperations,
  }),
};

/** Where the reference is served, and its program. */
export const referencePath = '/docs';
export const programPath = '/docs/scalar.js';

const sources = Object.entries(documents).map(([url, { info }]) => ({ title: info.title, url }));

/** Nothing of it asks, or leads to, another server. */
const settings = {
  sources,
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
};

/** The page that shows the documents. It asks this server alone. */
export const referencePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The demo APIs</title>
<div id="reference"></div>
<script src="${programPath}"></script>
<script>
Scalar.createApiReference('#reference', ${JSON.stringify(settings)})
</script>
</html>
`;

/** What the page may load: nothing of others. */
export const referenceHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:",
} as const;
