/** The name of a component after a reason: `PROJECT_NOT_FOUND` gives `ProjectNotFound`. */
export function toName(reason: string): string {
  return reason
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + (/[a-z]/.test(word) ? word.slice(1) : word.slice(1).toLowerCase()))
    .join('');
}

/** A reason in words: `PROJECT_NOT_FOUND` gives `Project not found`. */
export function toTitle(reason: string): string {
  const words = reason.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The id of an operation in words: `getProject` gives `Get project`. */
export function toSummary(id: string): string {
  const words = id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
