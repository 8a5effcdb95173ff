import { setTimeout as pause } from 'node:timers/promises';
import type { Decoded, EnvelopeReader } from '@kuvert/core/client';
import type { TestRequest } from '../case.ts';
import type { Problem } from '../problem.ts';
import { headerOf } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';
import { converse, PATIENCE } from '../wire/converse.ts';
import { send } from '../wire/send.ts';
import type { Probed } from './case.ts';
import { problemsOf } from './judge.ts';
import type { ProbeOptions } from './options.ts';

/** An answer, read in the server's envelope. */
export interface Read {
  readonly answer: Answer;
  readonly decoded: Decoded;
  /** What every answer is held to, and this one breaks. */
  readonly problems: readonly Problem[];
}

let ids = 0;

/** A server that is asked, one request after the other and not too fast. */
export class ProbedServer {
  readonly url: string;
  readonly options: ProbeOptions;
  /** The one its unknown route has answered in; the first of those it may have where that was none of them. */
  readonly envelope: EnvelopeReader;
  /** What was asked since somebody looked. */
  exchanges: Probed[] = [];
  #last = 0;

  constructor(url: string, options: ProbeOptions, envelope: EnvelopeReader) {
    this.url = url;
    this.options = options;
    this.envelope = envelope;
  }

  /** A path below the prefix. */
  below(path: string): string {
    return belowPrefix(this.options, path);
  }

  /** The path that probes of a kind are made of. They are made only where there is one. */
  pathOf(kind: 'path' | 'list' | 'post' | 'guarded'): string {
    return this.options[kind] ?? '/';
  }

  /**
   * Asks for a failure of one of these statuses, and says what is wrong with what comes.
   *
   * @throws Error when nothing comes.
   */
  async failure(request: TestRequest, ...statuses: readonly number[]): Promise<Problem[]> {
    const { answer, decoded, problems } = await this.ask(request);
    return [
      ...problems,
      ...wrongStatus(answer, statuses),
      ...(request.method !== 'HEAD' && decoded.kind === 'success'
        ? [{ rule: 'status' as const, text: 'the envelope says success' }]
        : []),
    ];
  }

  /**
   * Asks for a success.
   *
   * @throws Error when nothing comes.
   */
  async success(request: TestRequest): Promise<Read> {
    const read = await this.ask(request);
    const { answer } = read;
    const isGood = answer.status >= 200 && answer.status <= 299;
    return isGood ? read : { ...read, problems: [...read.problems, ...wrongStatus(answer, [200])] };
  }

  /** Asks, and reads what comes. */
  async ask(request: TestRequest): Promise<Read> {
    await this.#wait();
    const { headers, requestId: name = 'X-Request-Id', patience = PATIENCE } = this.options;
    ids += 1;
    const id = `kuvert-probe-${ids}`;
    const named = name === false ? {} : { [name]: id };
    // A header that a probe is about stands for itself.
    const sent = { ...request, headers: { ...headers, ...named, ...request.headers } };
    const asked: Probed = { request: sent };
    this.exchanges.push(asked);
    const answer = await send(this.url, sent, patience);
    this.exchanges[this.exchanges.length - 1] = { ...asked, answer };
    const expectedId = name === false || request.headers?.[name] !== undefined ? undefined : { name, id };
    return this.#read(request, answer, expectedId);
  }

  /** Writes bytes that may be no request, and reads what comes. */
  async write(bytes: string): Promise<Read> {
    await this.#wait();
    const request = { method: '', path: bytes.split('\r\n', 1)[0] ?? '' };
    this.exchanges.push({ request });
    const { answers } = await converse(this.url, [bytes], ['GET'], this.options.patience ?? PATIENCE);
    const [answer] = answers;
    if (answer === undefined) throw new Error('the connection ended without an answer');
    this.exchanges[this.exchanges.length - 1] = { request, answer };
    return this.#read(request, answer, undefined);
  }

  #read(request: TestRequest, answer: Answer, id: { readonly name: string; readonly id: string } | undefined): Read {
    const decoded = this.envelope.decode(parse(answer.text), answer.status, (name) => headerOf(answer, name));
    return { answer, decoded, problems: problemsOf({ request, answer, decoded, envelope: this.envelope, id }) };
  }

  async #wait(): Promise<void> {
    const { rate = 10 } = this.options;
    const left = this.#last + 1000 / rate - performance.now();
    if (left > 0) await pause(left);
    this.#last = performance.now();
  }
}

/** A path below the prefix that an envelope is spoken below. */
export const belowPrefix = ({ prefix = '' }: ProbeOptions, path: string): string => prefix + path;

function wrongStatus({ status }: Answer, statuses: readonly number[]): Problem[] {
  if (statuses.includes(status)) return [];
  return [{ rule: 'status', text: `the status is ${status}, not ${statuses.join(' or ')}` }];
}

/** A body as JSON; `undefined` for one that is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
