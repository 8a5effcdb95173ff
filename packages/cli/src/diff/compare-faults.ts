import type { ApiLock } from '../lock/lock.ts';
import type { Note } from './changes.ts';

/** Notes which code speaks now for what, and how lists are walked. */
export function compareFaults(was: ApiLock, is: ApiLock, note: Note): void {
  for (const [table, subject] of [
    ['faults', 'the fault '],
    ['statuses', 'the status '],
  ] as const) {
    const olds = new Map(Object.entries(was[table]));
    const news = new Map(Object.entries(is[table]));
    for (const name of new Set([...olds.keys(), ...news.keys()])) {
      const [from, to] = [olds.get(name), news.get(name)];
      if (from === to) continue;
      // A fault that core did not know is new; a status that nobody spoke for was spoken for by its fault.
      const kind = from === undefined && table === 'faults' ? 'fault-added' : 'fault-moved';
      note(kind, `${subject}${name}`, `${from ?? 'its fault'} → ${to ?? 'its fault'}`);
    }
  }
  comparePagination(was.pagination, is.pagination, note);
}

function comparePagination(was: ApiLock['pagination'], is: ApiLock['pagination'], note: Note): void {
  const [olds, news] = [new Map(Object.entries(was)), new Map(Object.entries(is))];
  for (const [name, from] of olds) {
    const to = news.get(name);
    if (from === to) continue;
    const kind = name === 'defaultSize' || name === 'maxSize' ? 'page-size-changed' : 'pagination-changed';
    note(kind, `pagination ${name}`, `${from} → ${to ?? 'none'}`);
  }
}
