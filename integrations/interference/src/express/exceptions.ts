import type { Exceptions } from '../exceptions.ts';
import { only } from '../exceptions.ts';

const early =
  'Express gives its router these settings when the first app.use makes it, of whatever middleware: set them before http.middleware.';

/** What differs however Kuvert is mounted. */
const always: Exceptions = {
  'static ranges': {
    asked: only('one there is not'),
    why: 'serve-static passes 416 on as an error, which is enveloped.',
  },
  'routing by all locals': {
    why: 'res.locals.requestId is what Kuvert gives handlers, and this handler sends all locals.',
  },
};

/** What differs with the pieces, and nothing else does when Kuvert is installed. */
export const exceptions: Readonly<Record<'Express 5' | 'Express 4', Readonly<Record<string, Exceptions>>>> = {
  'Express 5': {
    'with its pieces': { ...always, 'strict routing': { asked: isOfSetting, why: early } },
    installed: always,
  },
  'Express 4': {
    'with its pieces': {
      ...always,
      'strict routing': { asked: isOfSetting, why: early },
      'the setting query parser simple': { asked: only('query'), why: early },
    },
    installed: always,
  },
};

function isOfSetting(name: string): boolean {
  return /^(?:GET|HEAD) \/(?:a\/|b|A)$/.test(name);
}
