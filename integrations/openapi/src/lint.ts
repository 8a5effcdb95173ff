import { BaseResolver, createConfig, lintDocument, makeDocumentFromString } from '@redocly/openapi-core';

/** What Redocly's recommended rules have to say of a document, a line each. */
export async function lint(document: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintDocument({
    document: makeDocumentFromString(JSON.stringify(document), 'openapi.json'),
    config,
    externalRefResolver: new BaseResolver(),
  });
  return problems.map(({ ruleId, severity, message, location }) => {
    const where = location.map(({ pointer }) => pointer ?? '').join(' ');
    return `${severity} ${ruleId}: ${message} (${where})`;
  });
}
