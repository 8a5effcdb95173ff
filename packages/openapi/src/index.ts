export { responses } from './responses.ts';
export type { Answered } from './responses.ts';
export { toOpenApi } from './to-open-api.ts';
export type {
  ComponentsObject,
  HeaderObject,
  InfoObject,
  MediaTypeObject,
  OpenApiDocument,
  OpenApiOptions,
  OpenApiVersion,
  OperationObject,
  ParameterObject,
  PathItemObject,
  ReferenceObject,
  RequestBodyObject,
  ResponseObject,
  ResponsesObject,
  SchemaObject,
  SecurityRequirement,
  SecurityScheme,
  ServerObject,
  TagObject,
} from './types.ts';
