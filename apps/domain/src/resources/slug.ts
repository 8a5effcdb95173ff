/** Words the registry needs for itself, or that would pass for its own voice. */
const RESERVED: ReadonlySet<string> = new Set(['admin', 'api', 'kuvert', 'new', 'root', 'search', 'support', 'www']);

/** Whether a project may have this slug: lowercase words and digits joined by single hyphens, and no reserved word. */
export function isAcceptableSlug(slug: string): boolean {
  return slug.length <= 64 && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(slug) && !RESERVED.has(slug);
}
