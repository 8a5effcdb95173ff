import type { OperationData } from '@kuvert/core/operations';

// Objects of the document are no interfaces: other packages' types of them have members for extensions, which no interface
// is taken to have.

/**
 * A JSON Schema (2020-12), as plain data. Of its keywords only these are typed, so that other packages' types of schemas
 * take it for one of theirs.
 */
export type SchemaObject = {
  title?: string;
  description?: string;
};

/** Leads to a component. */
export type ReferenceObject = {
  $ref: string;
};

/** A header of an answer. */
export type HeaderObject = {
  description?: string;
  required?: boolean;
  schema: SchemaObject;
};

/** A body by its media type. */
export type MediaTypeObject = {
  schema?: SchemaObject | ReferenceObject;
};

/** One answer. */
export type ResponseObject<Header = HeaderObject> = {
  description: string;
  headers?: Record<string, Header>;
  content?: Record<string, MediaTypeObject>;
};

/** Answers by status, and as `default` what any request may be answered with. */
export type ResponsesObject = Record<string, ResponseObject>;

/** A parameter of a path or a query, or a header. */
export type ParameterObject = {
  name: string;
  in: 'path' | 'query' | 'header';
  description?: string;
  required?: boolean;
  deprecated?: boolean;
  schema: SchemaObject | ReferenceObject;
};

/** What an operation takes in its body. */
export type RequestBodyObject = {
  required: true;
  content: Record<string, MediaTypeObject>;
};

/** The names of security schemes, each with its scopes. */
export type SecurityRequirement = Record<string, string[]>;

/** One operation. */
export type OperationObject = {
  operationId: string;
  summary: string;
  description?: string;
  tags?: string[];
  deprecated?: true;
  security?: SecurityRequirement[];
  parameters?: (ParameterObject | ReferenceObject)[];
  requestBody?: RequestBodyObject;
  responses: Record<string, ResponseObject<HeaderObject | ReferenceObject> | ReferenceObject>;
};

/** The operations of a path by method, in lower case. */
export type PathItemObject = Record<string, OperationObject>;

/** What is referred to, by kind and name. */
export type ComponentsObject = {
  schemas?: Record<string, SchemaObject>;
  responses?: Record<string, ResponseObject<HeaderObject | ReferenceObject>>;
  parameters?: Record<string, ParameterObject>;
  headers?: Record<string, HeaderObject>;
  securitySchemes?: Record<string, SecurityScheme>;
};

/** How a caller says who it is (OpenAPI 3.1.1 §4.8.27). */
export type SecurityScheme = {
  type: 'apiKey' | 'http' | 'mutualTLS' | 'oauth2' | 'openIdConnect';
  description?: string;
  [member: string]: unknown;
};

/** What the document is about (OpenAPI 3.1.1 §4.8.2). */
export type InfoObject = {
  title: string;
  version: string;
  summary?: string;
  description?: string;
  termsOfService?: string;
  contact?: { name?: string; url?: string; email?: string };
  license?: { name: string; identifier?: string; url?: string };
};

/** Where the API is served (OpenAPI 3.1.1 §4.8.5). */
export type ServerObject = {
  url: string;
  description?: string;
  variables?: Record<string, { default: string; enum?: [string, ...string[]]; description?: string }>;
};

/** What a tag of operations means (OpenAPI 3.1.1 §4.8.22). */
export type TagObject = {
  name: string;
  description?: string;
};

/** An OpenAPI document, as plain data. */
export type OpenApiDocument = {
  openapi: OpenApiVersion;
  info: InfoObject;
  servers?: ServerObject[];
  security: SecurityRequirement[];
  tags?: TagObject[];
  paths: Record<string, PathItemObject>;
  components: ComponentsObject;
};

/** The versions of OpenAPI there are documents of. */
export type OpenApiVersion = '3.1.1' | '3.2.0';

/** What a document has besides the contract. */
export interface OpenApiOptions {
  readonly info: InfoObject;
  /** The operations of `defineOperations`, or of several of those. */
  readonly operations: Readonly<Record<string, OperationData>>;
  readonly servers?: readonly ServerObject[];
  /** 3.1.1 unless said. */
  readonly version?: OpenApiVersion;
  /** The header that carries the id of the request, as the adapters are told: `X-Request-Id` unless said. */
  readonly requestId?: string | false;
  readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
  /** What an operation takes that says nothing of its security. Nothing unless said. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly tags?: readonly TagObject[];
}
