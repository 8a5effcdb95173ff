import type { Decoded, EnvelopeReader } from '@kuvert/core/client';
import type { TestRequest } from '../case.ts';
import { leaksOf } from '../leak.ts';
import type { Problem, Rule } from '../problem.ts';
import { headerOf, isSuccessful } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';

/** An answer of a server that nothing is known of but its envelope. */
interface Held {
  readonly request: TestRequest;
  readonly answer: Answer;
  readonly decoded: Decoded;
  readonly envelope: EnvelopeReader;
  /** The id that was sent, and the header that is to bring it back. */
  readonly id: { readonly name: string; readonly id: string } | undefined;
}

/** What comes of a server's frameworks, runtimes and languages when nobody catches it. */
const INSIDE: readonly RegExp[] = [
  /\bat \S+ \(?\/\S+:\d+/,
  /Traceback \(most recent call last\)/,
  /\b[A-Z][A-Za-z]{0,60}Exception\b/,
  /\.(?:py|rb|go|php|java|cs):\d+/,
  /<pre>(?:Error|Cannot )/,
];

/** Statuses whose answer owes a header (RFC 9110 §11.6.1, §15.5.6). */
const OWED: Readonly<Record<number, string>> = { 401: 'www-authenticate', 405: 'allow' };

/** What every answer is held to, and this one breaks. */
export function problemsOf(held: Held): Problem[] {
  const { answer, request } = held;
  const isBare = answer.status === 204 || answer.status === 304;
  return [
    ...answer.flaws,
    ...problems('prompt', [!answer.complete && 'the connection ended before the answer did']),
    ...problems('secrets', leaksIn(answer, request)),
    ...problems('headers', alwaysOwed(held)),
    ...(isBare ? [] : envelopeOf(held)),
    ...(isSuccessful(answer) || isBare ? [] : problems('headers', owedByFailures(answer))),
  ];
}

function problems(rule: Rule, texts: readonly (string | false)[]): Problem[] {
  return texts.flatMap((text) => (text === false ? [] : [{ rule, text }]));
}

function leaksIn(answer: Answer, { path }: TestRequest): string[] {
  const { text } = answer;
  const signs = INSIDE.filter((pattern) => pattern.test(text)).map((pattern) => `the answer looks like ${pattern}`);
  const last = path.split('?', 1)[0]?.split('/').at(-1) ?? '';
  const isRepeated = !isSuccessful(answer) && last.includes('kuvert-probe') && text.includes(last);
  return [...leaksOf(text), ...signs, ...(isRepeated ? ['a failure repeats the path it was asked for'] : [])];
}

function alwaysOwed({ answer, id }: Held): (string | false)[] {
  const came = id && headerOf(answer, id.name.toLowerCase());
  return [
    answer.headers.has('x-powered-by') && 'X-Powered-By names the framework',
    id !== undefined && came !== id.id && `${id.name} is ${came ?? 'missing'}, not ${id.id} as it was sent`,
  ];
}

function envelopeOf({ answer, request, decoded, envelope }: Held): Problem[] {
  const type = headerOf(answer, 'content-type');
  const wanted = [envelope.mediaType, envelope.failureMediaType ?? envelope.mediaType];
  const isTyped = wanted.some((mediaType) => essenceOf(mediaType) === essenceOf(type ?? ''));
  const found = problems('json', [!isTyped && `Content-Type is ${type ?? 'missing'}, not ${wanted[0]}`]);
  found.push(
    ...problems('headers', [headerOf(answer, 'x-content-type-options') !== 'nosniff' && 'there is no nosniff']),
  );
  if (request.method === 'HEAD') return found;
  const kind = isSuccessful(answer) ? 'success' : 'failure';
  const isRead = decoded.kind === 'success' || decoded.kind === 'failure';
  return [
    ...found,
    ...problems('envelope', [
      decoded.kind === 'malformed' && `the body is not in the ${envelope.name} envelope: ${decoded.problem}`,
      decoded.kind === 'failure' && decoded.message === '' && 'the message is empty',
    ]),
    ...problems('status', [
      isRead && decoded.kind !== kind && `the envelope says ${decoded.kind} with ${answer.status}`,
    ]),
  ];
}

function owedByFailures(answer: Answer): (string | false)[] {
  const caching = headerOf(answer, 'cache-control') ?? 'missing';
  const owed = OWED[answer.status];
  return [
    !/\bno-store\b/.test(caching) && `Cache-Control is ${caching}, not no-store`,
    answer.headers.has('etag') && 'a failure carries an ETag',
    owed !== undefined && !answer.headers.has(owed) && `a ${answer.status} has no ${owed}`,
  ];
}

const essenceOf = (type: string): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
