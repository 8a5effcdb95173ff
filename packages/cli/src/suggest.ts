/** `, did you mean list?` where a known word is near enough to a mistyped one, else nothing. */
export function suggest(word: string, known: Iterable<string>, prefix = ''): string {
  const [nearest] = nearestOf(word, known);
  return nearest === undefined ? '' : ` (did you mean ${prefix}${nearest}?)`;
}

/** The known words that a mistyped one may stand for, the nearest first. */
export function nearestOf(word: string, known: Iterable<string>): readonly string[] {
  const wanted = word.toUpperCase().slice(0, 100);
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  return [...known]
    .map((each) => ({ each, distance: rank(wanted, each.toUpperCase()) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ each }) => each);
}

function rank(wanted: string, known: string): number {
  // A part that somebody remembers is as good as one mistake.
  return wanted.length >= 3 && known.includes(wanted) ? 1 : distanceOf(wanted, known);
}

/** How many letters one is away from the other (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
