/** One member of an `Accept` or `Accept-Language` header. */
export interface Preference {
  /** In lower case, without parameters: a media or language range. */
  readonly range: string;
  /** 0–1. */
  readonly quality: number;
  /** The names of its other parameters, in lower case. */
  readonly parameters: readonly string[];
}

/** Members beyond these are not read: nobody means that many. */
const MOST = 64;

/** The members of an `Accept` or `Accept-Language` header (RFC 9110 §12.4.2), as they were sent; none for no header. */
export function toPreferences(header: unknown): Preference[] {
  if (typeof header !== 'string') return [];
  return splitUnquoted(header, ',').slice(0, MOST).flatMap(toPreference);
}

function toPreference(text: string): Preference[] {
  const [first = '', ...rest] = splitUnquoted(text, ';').map((part) => part.trim());
  if (first === '') return [];
  const parameters = rest.map((parameter) => parameter.split('=', 2).map((part) => part.trim().toLowerCase()));
  const given = parameters.find(([name]) => name === 'q')?.[1];
  return [
    {
      range: first.toLowerCase(),
      quality: given === undefined ? 1 : toQuality(given),
      parameters: parameters.flatMap(([name]) => (name === undefined || name === '' || name === 'q' ? [] : [name])),
    },
  ];
}

/** A weight that is none counts for nothing: what it weighs is not asked for. */
function toQuality(text: string): number {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}

/** Splits at a character that stands in no quoted-string (RFC 9110 §5.6.4). */
function splitUnquoted(text: string, at: string): string[] {
  if (!text.includes('"')) return text.split(at);
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isQuoted && character === '\\') index += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === at && !isQuoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
