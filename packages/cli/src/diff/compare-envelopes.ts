import type { EnvelopeFacts } from '../lock/envelope-facts.ts';
import type { Note } from './changes.ts';

/** Notes what became of an envelope. Of one that is another format altogether, its members say nothing. */
export function compareEnvelope(was: EnvelopeFacts, is: EnvelopeFacts, note: Note): void {
  if (was.name !== is.name) return note('envelope-changed', was.name, `is now ${is.name}`);
  for (const name of ['mediaType', 'failureMediaType', 'wireCode', 'successCode', 'isAlwaysOk'] as const) {
    if (was[name] !== is[name])
      note('envelope-changed', was.name, `${name} ${toText(was[name])} → ${toText(is[name])}`);
  }
  const count = { changes: 0 };
  const counted: Note = (...rest) => {
    count.changes += 1;
    note(...rest);
  };
  for (const body of ['success', 'page', 'failure'] as const) {
    compareMembers(`${was.name} ${body}`, was.members[body], is.members[body], counted);
  }
  if (count.changes === 0 && was.digest !== is.digest) note('schema-reworded', was.name, 'is described otherwise');
  return undefined;
}

function compareMembers(
  body: string,
  was: Readonly<Record<string, string>>,
  is: Readonly<Record<string, string>>,
  note: Note,
): void {
  const olds = new Map(Object.entries(was));
  const news = new Map(Object.entries(is));
  for (const [path, said] of olds) {
    const now = news.get(path);
    if (now === undefined) note('member-removed', `${body} ${path}`, `${said} is gone`);
    else if (now === `${said}!`) note('member-added', `${body} ${path}`, `${said} is always there`);
    else if (now !== said) note('member-changed', `${body} ${path}`, `${said} → ${now}`);
  }
  for (const [path, said] of news) if (!olds.has(path)) note('member-added', `${body} ${path}`, said);
}

function toText(value: string | number | boolean | undefined): string {
  return value === undefined ? 'none' : String(value);
}
