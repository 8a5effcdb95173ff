import type { ContractData } from './contract.ts';
import type { HeaderReader } from './envelope.ts';
import type { Origin } from './heard.ts';
import { toRequestId } from './request-id.ts';
import { isDecodable, toTarget } from './target.ts';
import type { Target } from './target.ts';

/** What an adapter knows of one request. Made by `Replier.begin`. */
export interface RequestFacts {
  readonly method: string;
  readonly target: Target;
  /** Whether the path is percent-encoded UTF-8; one that is not names no route. */
  readonly isDecodable: boolean;
  readonly requestId: string;
  /** The header that carries the id, in lower case; absent when ids are switched off. */
  readonly idName: string | undefined;
  /** The header every answer carries, raw ones included; empty when ids are switched off. */
  readonly idHeader: Readonly<Record<string, string>>;
  /** The contract that rules the path. */
  readonly contract: ContractData;
  /** What links are built on; empty for those that are relative. */
  readonly baseUrl: string;
  /** Reads a header by its name in lower case. Asked only for what an answer depends on. */
  readonly header: HeaderReader;
  /** The methods the router has routes for at the path. Asked only where an answer owes them. */
  readonly methods: () => Iterable<string>;
  /** The request of Node that it came as, where there is one. */
  readonly origin: Origin | undefined;
  /** What the hook was last told of this request. */
  heard: { readonly error: unknown } | undefined;
}

/** What is the same for all requests of a server. */
export interface Rules {
  readonly contractOf: (facts: RequestFacts) => ContractData;
  readonly baseUrlOf: (host: () => unknown) => string;
  readonly idName: string | undefined;
  readonly generate: () => string;
}

/** The facts of a request, each found out when it is asked for: most answers need but a few. */
export class Facts implements RequestFacts {
  readonly method: string;
  readonly header: HeaderReader;
  readonly methods: () => Iterable<string>;
  readonly origin: Origin | undefined;
  heard: { readonly error: unknown } | undefined = undefined;
  readonly #rules: Rules;
  readonly #raw: string;
  #target: Target | undefined = undefined;
  #requestId: string | undefined = undefined;

  constructor(
    rules: Rules,
    method: string,
    target: string,
    header: HeaderReader,
    methods: () => Iterable<string>,
    origin: Origin | undefined,
  ) {
    this.#rules = rules;
    this.#raw = target;
    this.method = method;
    this.header = header;
    this.methods = methods;
    this.origin = origin;
  }

  get target(): Target {
    return (this.#target ??= toTarget(this.#raw));
  }

  get isDecodable(): boolean {
    return !this.#raw.includes('%') || isDecodable(this.target.path);
  }

  get idName(): string | undefined {
    return this.#rules.idName;
  }

  get requestId(): string {
    return (this.#requestId ??= toRequestId(this.#suppliedId(), this.#rules.generate));
  }

  /** Asked for late, by what must not throw. */
  #suppliedId(): unknown {
    try {
      return this.idName && this.header(this.idName);
    } catch {
      return undefined;
    }
  }

  get idHeader(): Readonly<Record<string, string>> {
    return this.idName === undefined ? {} : { [this.idName]: this.requestId };
  }

  get contract(): ContractData {
    return this.#rules.contractOf(this);
  }

  get baseUrl(): string {
    return this.#rules.baseUrlOf(() => this.header('host'));
  }
}
