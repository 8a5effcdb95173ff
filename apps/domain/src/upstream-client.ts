import { fault } from '@kuvert/core';
import type * as z from 'zod';

/** Asks the services behind this one. Which contract speaks for a fault depends on the path that was asked for. */
export interface UpstreamClient {
  readonly url: string;
  /**
   * The JSON at a path, checked.
   *
   * @throws the fault `unavailable` when nothing answers, `upstreamTimeout` when it takes too long, `badGateway` when
   * the answer is no success or not what the schema says
   */
  read<Output>(schema: z.ZodType<Output>, path: string, init?: RequestInit): Promise<Output>;
  /** The same, but an answer of 4xx is `undefined`: the service refuses what it was asked. */
  ask<Output>(schema: z.ZodType<Output>, path: string, init?: RequestInit): Promise<Output | undefined>;
}

export function createUpstreamClient(url: string, timeout: number): UpstreamClient {
  const ask: UpstreamClient['ask'] = async (schema, path, init) => {
    const signal = AbortSignal.timeout(timeout);
    let response: Response;
    let text: string;
    try {
      response = await fetch(new URL(path, url), { ...init, signal });
      text = await response.text();
    } catch (cause) {
      throw signal.aborted ? fault('upstreamTimeout', { cause }) : fault('unavailable', { cause, retryAfter: 30 });
    }
    if (response.status >= 400 && response.status < 500) return undefined;
    if (!response.ok) throw fault('badGateway', { cause: new Error(`upstream answered ${response.status}`) });
    const parsed = schema.safeParse(fromJson(text));
    if (!parsed.success) throw fault('badGateway', { cause: parsed.error });
    return parsed.data;
  };

  return {
    url,
    ask,
    async read(schema, path, init) {
      const answer = await ask(schema, path, init);
      if (answer === undefined) throw fault('badGateway', { cause: new Error(`upstream refused ${path}`) });
      return answer;
    },
  };
}

/** `undefined` for what is no JSON, which no schema here takes. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
