import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A JSON Schema, as far as requests are made of it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** A parameter of a path or a query. */
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** A place in the document, and what stands there. */
interface Response {
  readonly pointer: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** One operation, as a client finds it in the document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Of a body of JSON. */
  readonly body: Schema | undefined;
  readonly takesFile: boolean;
}

type Node = Readonly<Record<string, unknown>>;

const escape = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** A document that answers can be held to. Knows nothing of the API but what stands in it. */
export class Document {
  readonly operations: readonly Operation[];
  readonly #root: Node;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(root: Node) {
    this.#root = root;
    this.#ajv = new Ajv2020({ strict: false, validateFormats: true });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(root, 'document');
    const paths = root['paths'] as Readonly<Record<string, Readonly<Record<string, Node>>>>;
    this.operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => this.#toOperation(path, method, operation)),
    );
  }

  /** Where a reference leads. */
  resolve<T extends object>(node: T): T {
    const { $ref } = node as { readonly $ref?: string };
    return $ref === undefined ? node : this.resolve(this.#at($ref) as T);
  }

  /** Says why a value is not what stands at a place; `undefined` where it is. */
  problem(pointer: string, value: unknown): string | undefined {
    const validate = this.#validators.get(pointer) ?? this.#ajv.compile({ $ref: `document${pointer}` });
    this.#validators.set(pointer, validate);
    return validate(value) ? undefined : this.#ajv.errorsText(validate.errors);
  }

  /** Whether a body is one that an operation takes. */
  takes({ path, method }: Operation, body: unknown): boolean {
    const pointer = `#/paths/${escape(path)}/${method}/requestBody/content/application~1json/schema`;
    return this.problem(pointer, body) === undefined;
  }

  /** What the document says of an answer of this status; the default where it says nothing of it. */
  responseAt({ path, method }: Pick<Operation, 'path' | 'method'>, status: number): Response | undefined {
    const base = `#/paths/${escape(path)}/${method}/responses`;
    const responses = this.#at(base) as Readonly<Record<string, { readonly $ref?: string }>>;
    const key = String(status) in responses ? String(status) : 'default';
    const found = responses[key];
    if (found === undefined) return undefined;
    const pointer = found.$ref ?? `${base}/${key}`;
    return { ...(this.#at(pointer) as Omit<Response, 'pointer'>), pointer };
  }

  /** The names of the headers that an answer owes. */
  owed({ headers = {} }: Response): string[] {
    return Object.entries(headers).flatMap(([name, header]) =>
      this.resolve(header as { readonly required?: boolean }).required === true ? [name] : [],
    );
  }

  #at(pointer: string): unknown {
    return pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((node, part) => (node as Node)[part.replaceAll('~1', '/').replaceAll('~0', '~')], this.#root);
  }

  #toOperation(path: string, method: string, operation: Node): Operation {
    const {
      requestBody,
      parameters = [],
      operationId,
    } = operation as {
      readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
      readonly parameters?: readonly Parameter[];
      readonly operationId: string;
    };
    return {
      id: operationId,
      method,
      path,
      parameters: parameters.map((each) => this.resolve(each)),
      body: requestBody?.content['application/json']?.schema,
      takesFile: requestBody?.content['multipart/form-data'] !== undefined,
    };
  }
}
