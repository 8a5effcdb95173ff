import { fault } from './failure.ts';
import { toIssues } from './issues.ts';
import type { InputPlace } from './issues.ts';
import type { OutputOf, StandardSchema } from './standard-schema.ts';

/**
 * Validates an input with any Standard Schema (Zod, Valibot, ArkType …).
 *
 * @returns what the schema made of it
 * @throws FaultError `invalidInput` with the issues, which never carry the input.
 * @example const project = await validate(NewProject, request.body, 'body');
 */
export async function validate<S extends StandardSchema>(
  schema: S,
  input: unknown,
  place: InputPlace,
): Promise<OutputOf<S>> {
  // Awaited even where the schema answers at once: a promise that is rejected before anybody has it is dear.
  const result = await schema['~standard'].validate(input);
  if (result.issues === undefined) return result.value;
  throw fault('invalidInput', { issues: toIssues(result.issues, place, schema['~standard'].vendor) });
}
