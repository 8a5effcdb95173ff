import { extname, resolve } from 'node:path';
import type { ContractData } from '@kuvert/core';
import { toOpenApi } from '@kuvert/openapi';
import type { OpenApiDocument } from '@kuvert/openapi';
import { command } from '../command.ts';
import type { Command } from '../command.ts';
import type { Config } from '../config/check-config.ts';
import { loadConfig } from '../config/load-config.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeOrCheck } from '../files-check.ts';
import { refuse, toReason } from '../problem.ts';

export const openapi: Command = command(
  { name: 'openapi', description: 'Write the OpenAPI document of the operations in the config.' },
  {
    out: { type: 'string', valueHint: 'file', description: 'Where to; the config says, else it is printed' },
    format: { type: 'string', valueHint: 'json|yaml', description: 'What the name of the file says, or json' },
    api: { type: 'string', valueHint: 'name', description: 'Which API, where there are several' },
    check: { type: 'boolean', description: 'Write nothing; fail where the file is not what the contract says' },
  },
  async ({ config, out, format, api, check = false }, { cwd }) => {
    const loaded = await loadConfig(cwd, config);
    const own = loaded.openapi?.out;
    const file = out === undefined ? own && resolve(loaded.folder, own) : resolve(cwd, out);
    const document = toDocument(loaded, chosen(loaded, api));
    const text = await toText(document, format ?? (/^\.ya?ml$/.test(extname(file ?? '')) ? 'yaml' : 'json'));
    if (file !== undefined) {
      return writeOrCheck({ files: new Map([[file, text]]), isCheck: check, cwd, command: 'kuvert openapi' });
    }
    if (check) refuse('usage', '--check compares with a file; name it by --out, or in the config');
    return { text, json: document, exitCode: exitCodes.ok };
  },
);

function chosen({ apis }: Config, name: string | undefined): ContractData {
  const names = [...apis.keys()].join(', ');
  const [only] = apis.values();
  if (name === undefined && apis.size === 1 && only !== undefined) return only;
  if (name === undefined) return refuse('usage', `the config has several APIs; name one by --api (${names})`);
  return apis.get(name) ?? refuse('usage', `the config has no API ${name}; it has ${names}`);
}

function toDocument({ file, info, operations, openapi: more = {} }: Config, api: ContractData): OpenApiDocument {
  if (info === undefined || operations === undefined) {
    return refuse('config', `${file} has no info or no operations; give it both, of which the document is made`);
  }
  const { out: _, ...options } = more;
  try {
    return toOpenApi(api, { ...options, info, operations });
  } catch (error) {
    return refuse('config', `${file} has operations that are no document: ${toReason(error)}`, error);
  }
}

async function toText(document: OpenApiDocument, format: string): Promise<string> {
  if (format === 'json') return `${JSON.stringify(document, undefined, 2)}\n`;
  if (format !== 'yaml') return refuse('usage', `--format ${format} is none; it is json or yaml`);
  const { stringify } = await import('yaml');
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}
