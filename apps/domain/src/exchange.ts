import { authorizationOf } from './requests.ts';
import type { DemoRequest } from './requests/types.ts';

/** What came back, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** A demo request as `fetch` takes it. Redirects are answers, not instructions. */
function toRequestInit(request: DemoRequest): RequestInit {
  const headers = new Headers(request.headers);
  if (request.as !== undefined) headers.set('authorization', authorizationOf(request.as));
  const init = { method: request.method, headers, redirect: 'manual' } as const;
  if (request.json !== undefined) {
    headers.set('content-type', 'application/json');
    return { ...init, body: JSON.stringify(request.json) };
  }
  if (request.multipart === undefined) return request.body === undefined ? init : { ...init, body: request.body };
  const form = new FormData();
  for (const part of request.multipart)
    form.append(part.name, new Blob([part.bytes], { type: part.type }), part.filename);
  return { ...init, body: form };
}

/** Reads a response to its end. */
async function readAnswer(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Sends a request to a server as often as it says, and answers the last answer. */
export async function ask(request: DemoRequest, url: string): Promise<Answer> {
  const send = async (): Promise<Answer> => readAnswer(await fetch(url + request.path, toRequestInit(request)));
  for (let before = 1; before < (request.repeat ?? 1); before += 1) await send();
  return send();
}

/** How an answer differs from what a request expects; empty when it does not. */
export async function problemsOf(request: DemoRequest, answer: Answer, upstreamUrl: string): Promise<string[]> {
  const { expect } = request;
  const problems: string[] = [];
  if (answer.status !== expect.status) problems.push(`status ${answer.status}, not ${expect.status}`);
  for (const [name, wanted] of Object.entries(expect.headers ?? {})) {
    const value = answer.headers.get(name);
    const isFine =
      wanted instanceof RegExp
        ? wanted.test(value ?? '')
        : value === (wanted && wanted.replace('{upstream}', upstreamUrl));
    if (!isFine) problems.push(`${name}: ${value}, not ${wanted}`);
  }
  if (expect.raw === undefined) {
    const text = new TextDecoder().decode(answer.bytes);
    const wanted = expect.body === undefined ? '' : JSON.stringify(expect.body);
    if (text !== wanted) problems.push(`body ${text}, not ${wanted}`);
  } else {
    const { type, length, sha256 } = expect.raw;
    const file = {
      type: answer.headers.get('content-type'),
      length: answer.bytes.length,
      sha256: await digest(answer.bytes),
    };
    if (file.type !== type || file.length !== length || file.sha256 !== sha256) {
      problems.push(`file ${JSON.stringify(file)}, not ${JSON.stringify(expect.raw)}`);
    }
  }
  return problems;
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
