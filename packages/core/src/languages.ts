import { toPreferences } from './accept.ts';
import type { CodeEntry, CodeTable } from './codes.ts';
import { placeholdersOf, renderMessage } from './message.ts';
import { toSafeText } from './text.ts';
import { abandon } from './thenable.ts';

/** Messages in one language by the reason they are for. */
export type Catalogue<Reason extends string = string> = Readonly<Partial<Record<Reason, string>>>;

/**
 * Writes one message of a catalogue. What it throws, or no text, means that there is none.
 *
 * @param template as it stands in the catalogue
 * @param language of the catalogue (RFC 5646)
 */
export type MessageFormatter = (
  template: string,
  params: Readonly<Record<string, unknown>>,
  language: string,
) => string;

/** The messages of a contract in more than its own language. */
export interface Translations<Reason extends string = string> {
  /** The language of the registry's own messages (RFC 5646), like `en`. */
  readonly own: string;
  /** Catalogues by language. What one has not is said in a wider language, `de` for `de-AT`, and else in the own. */
  readonly catalogues: Readonly<Record<string, Catalogue<Reason>>>;
  /** How messages of the catalogues are written. Unless said, `{name}` is a param, as it is in the registry. */
  readonly format?: MessageFormatter;
}

/** What says the messages of a contract in the language a request prefers. Made by {@link byAcceptLanguage}. */
export interface Languages<Reason extends string = string> {
  readonly translations: Translations<Reason>;
  /** A message in the language that an `Accept-Language` prefers. Never throws. */
  readonly translate: (said: Said, accepted: unknown) => Translation;
  /** Holds the translations to the codes they are for. Throws a TypeError. */
  readonly check: (entries: CodeTable) => void;
}

/** What is to be said. */
interface Said {
  readonly reason: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** A message in the language that was chosen. */
export interface Translation {
  readonly language: string;
  /** Absent where the registry's own is what is to be said. */
  readonly message?: string;
}

/**
 * Has a contract say its messages in the language a request prefers (`Accept-Language`, by the lookup of RFC 4647 §3.4),
 * or in its own. A translation that cannot be written is passed over.
 *
 * @example
 * const languages = byAcceptLanguage({ own: 'en', catalogues: { de: { PROJECT_NOT_FOUND: 'Projekt nicht gefunden' } } });
 * defineContract({ codes, envelope, faults, languages });
 */
export function byAcceptLanguage<const Reason extends string>(translations: Translations<Reason>): Languages<Reason> {
  return {
    translations,
    translate: (said, accepted) => translate(translations, said, accepted),
    check: (entries) => check(translations, entries),
  };
}

function translate(
  { own, catalogues, format = renderPlain }: Translations,
  { reason, params = {} }: Said,
  accepted: unknown,
): Translation {
  for (const language of lookUp([own, ...Object.keys(catalogues)], accepted)) {
    if (language === own) break;
    const catalogue = catalogues[language];
    const template = catalogue !== undefined && Object.hasOwn(catalogue, reason) ? catalogue[reason] : undefined;
    const message = template === undefined ? undefined : attempt(() => format(template, params, language));
    if (message !== undefined) return { language, message };
  }
  return { language: own };
}

/** The languages there are, of those a request asks for, the most wanted first. */
function* lookUp(known: readonly string[], accepted: unknown): Iterable<string> {
  const byTag = new Map(known.toReversed().map((language) => [language.toLowerCase(), language]));
  const wanted = toPreferences(accepted).filter(({ quality }) => quality > 0);
  for (const { range } of wanted.toSorted((one, other) => other.quality - one.quality)) {
    for (let tag = range; tag !== ''; tag = widen(tag)) {
      const language = byTag.get(tag);
      if (language !== undefined) yield language;
    }
  }
}

/** A language range without its last subtag, and without the single letter that would then be left at its end. */
function widen(tag: string): string {
  const wider = tag.slice(0, Math.max(0, tag.lastIndexOf('-')));
  return wider.at(-2) === '-' ? wider.slice(0, -2) : wider;
}

const renderPlain: MessageFormatter = (template, params) => renderMessage(template, params);

function attempt(write: () => unknown): string | undefined {
  try {
    const text = write();
    abandon(text);
    return typeof text === 'string' && text.trim() !== '' ? toSafeText(text) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Holds the languages of a contract to their rules.
 *
 * @throws TypeError for a language tag that is none, a reason the registry has not, an empty message and, where messages
 * are plain, a placeholder that is no param of the code.
 */
function check({ own, catalogues, format }: Translations, entries: CodeTable): void {
  for (const language of [own, ...Object.keys(catalogues)]) {
    if (!isLanguage(language)) refuse(`${JSON.stringify(language)} is no language tag like de or pt-BR`);
  }
  for (const [language, catalogue] of Object.entries(catalogues)) {
    for (const [reason, message] of Object.entries(catalogue)) {
      const entry = Object.hasOwn(entries, reason) ? entries[reason] : undefined;
      if (entry === undefined)
        return refuse(`the messages in ${language} have ${reason}, which is no reason of the registry`);
      if (typeof message !== 'string' || message === '') refuse(`the message of ${reason} in ${language} is empty`);
      else if (format === undefined) checkPlaceholders(message, entry, `the message of ${reason} in ${language}`);
    }
  }
}

function checkPlaceholders(message: string, entry: CodeEntry, what: string): void {
  const params = new Set([
    ...placeholdersOf(entry.message),
    ...placeholdersOf(entry.challenge ?? ''),
    ...Object.keys(entry.params ?? {}),
  ]);
  const unknown = placeholdersOf(message).find((name) => !params.has(name));
  if (unknown !== undefined) refuse(`${what} has the placeholder {${unknown}}, and the code has no such param`);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function refuse(problem: string): never {
  throw new TypeError(`[@kuvert/core] ${problem}.`);
}
