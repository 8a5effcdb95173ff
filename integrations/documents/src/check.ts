import type { Made } from './arbitrary.ts';
import type { Document } from './document.ts';

/** What came of a request. */
export interface Came {
  readonly status: number;
  /** Where the answer differs from the document; empty where all is well. */
  readonly problems: readonly string[];
}

/** Sends a request, and holds the answer to the document. */
export async function check(base: string, document: Document, made: Made): Promise<Came> {
  const { operation, url, authorization, body } = made;
  const response = await fetch(base + url, {
    method: operation.method.toUpperCase(),
    redirect: 'manual',
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(operation.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...toBody(made),
  });
  const { status, headers } = response;
  const text = await response.text();
  const said = document.responseAt(operation, status);
  if (said === undefined) return { status, problems: [`${status} is no status of it, and there is no default`] };
  const problems = document.owed(said).flatMap((name) => (headers.has(name) ? [] : [`${name} is missing`]));
  if (status === 500) problems.push('it failed');
  const type = headers.get('content-type')?.split(';', 1)[0];
  const content = said.content ?? {};
  if (text === '') {
    if (Object.keys(content).length > 0) problems.push('there is no body');
  } else if (type === undefined || !(type in content)) {
    problems.push(`its type is ${type}, and not ${Object.keys(content).join(' or ')}`);
  } else if (type.endsWith('json')) {
    const pointer = `${said.pointer}/content/${type.replaceAll('/', '~1')}/schema`;
    const problem = document.problem(pointer, JSON.parse(text));
    if (problem !== undefined) problems.push(`${text.slice(0, 300)}: ${problem}`);
  }
  const isBad = operation.body !== undefined && body !== undefined && !document.takes(operation, body);
  if (isBad && status < 400) problems.push('a body that the document refuses is taken');
  return { status, problems };
}

function toBody({ operation, body }: Made): { readonly body?: string | FormData } {
  if (operation.takesFile) {
    const form = new FormData();
    form.set('icon', new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47)], { type: 'image/png' }), 'icon.png');
    return { body: form };
  }
  return operation.body === undefined ? {} : { body: JSON.stringify(body) ?? '' };
}
