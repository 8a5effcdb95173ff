import type { MessageFormatter } from './languages.ts';

/** The part of the class `MessageFormat`, as Unicode specifies it and the package `messageformat` has it, that is used. */
export type MessageFormatClass<Options> = new (
  locales: string,
  source: string,
  options?: Options,
) => { format(params: Record<string, unknown>, onError: (error: unknown) => void): string };

/**
 * Writes the messages of catalogues in MessageFormat 2 (Unicode LDML 48, part 9): plurals, selection, numbers and dates.
 * The class is handed over, so that nobody else carries it. A message is compiled at its first use.
 *
 * @param options for the class; `{ bidiIsolation: 'none' }` writes no isolates around params
 * @example
 * import { MessageFormat } from 'messageformat';
 * const languages = { own: 'en', catalogues, format: messageFormat(MessageFormat) };
 */
export function messageFormat<const Options>(
  MessageFormat: MessageFormatClass<Options>,
  options?: Options,
): MessageFormatter {
  const compiled = new Map<string, InstanceType<MessageFormatClass<Options>>>();
  return (template, params, language) => {
    const key = `${language}\n${template}`;
    let message = compiled.get(key);
    if (message === undefined) compiled.set(key, (message = new MessageFormat(language, template, options)));
    // What is missing would be written as {$name}.
    return message.format({ ...params }, (error) => {
      throw error;
    });
  };
}
