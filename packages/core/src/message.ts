import { toSafeText } from './text.ts';

/** The names between braces in a template, as a union: `'At most {max} of {total}'` gives `'max' | 'total'`. */
export type Placeholders<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What a placeholder may be filled with. */
export type ParamPrimitive = string | number | bigint | boolean;

const PLACEHOLDER = /\{([A-Za-z_]\w*)\}/g;

/** The names of a template's placeholders, in order, without repeats. */
export function placeholdersOf(template: string): string[] {
  return [...new Set(template.match(/(?<=\{)[A-Za-z_]\w*(?=\})/g))];
}

/** Whether a template holds a brace that belongs to no placeholder. */
export function hasStrayBrace(template: string): boolean {
  return /[{}]/.test(template.replace(PLACEHOLDER, ''));
}

/**
 * Fills a template and makes the result fit for the wire.
 *
 * @throws TypeError when a placeholder has no value, or one that is not a string, number, bigint or boolean.
 */
export function renderMessage(template: string, params: Readonly<Record<string, unknown>> | undefined): string {
  return template.includes('{') ? toSafeText(fill(template, params, String)) : template;
}

/** Fills the template of a challenge (RFC 9110 §11.6.1): values stand in a quoted-string, so `"` and `\` are escaped, and only visible ASCII stays. */
export function renderChallenge(template: string, params: Readonly<Record<string, unknown>> | undefined): string {
  return fill(template, params, (value) =>
    String(value)
      .replace(/[^\x20-\x7e]/g, '?')
      .replace(/["\\]/g, '\\$&'),
  );
}

function fill(
  template: string,
  params: Readonly<Record<string, unknown>> | undefined,
  write: (value: ParamPrimitive) => string,
): string {
  let pieces = taken.get(template);
  if (pieces === undefined) taken.set(template, (pieces = template.split(PLACEHOLDER)));
  let text = pieces[0] as string;
  for (let at = 1; at < pieces.length; at += 2) {
    const name = pieces[at] as string;
    const value = params !== undefined && Object.hasOwn(params, name) ? params[name] : undefined;
    if (!isPrimitive(value)) {
      throw new TypeError(
        `[@kuvert/core] the message "${template}" needs the param ${name} as text or number, and got ${value === null ? 'null' : typeof value}.`,
      );
    }
    text += write(value) + (pieces[at + 1] as string);
  }
  return text;
}

/** Templates taken apart: texts, and the names between them. They are their authors', and so not without end. */
const taken = new Map<string, readonly string[]>();

function isPrimitive(value: unknown): value is ParamPrimitive {
  return (
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
  );
}
