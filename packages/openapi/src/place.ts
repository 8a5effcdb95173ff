import type { JsonSchema } from './schema.ts';

/** What is shared between operations. */
export type Shared = 'schemas' | 'responses' | 'parameters' | 'headers';

/** Where the parts of a document go: into components, or where they are used. */
export interface Place {
  /** What stands where something is used that others use too. */
  readonly share: (kind: Shared, name: string, value: JsonSchema) => JsonSchema;
  /** What stands where a schema is used, which may have definitions of its own. `name` is for what has none. */
  readonly put: (schema: JsonSchema, name: string, side?: 'input' | 'output') => JsonSchema;
  /** What a schema is that may be a reference. */
  readonly open: (schema: JsonSchema) => JsonSchema;
}
