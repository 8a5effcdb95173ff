/** An address that a page may link to: of the web, or beside the page. `undefined` for a script, and for what is none. */
export function toLink(address: string): string | undefined {
  try {
    const url = new URL(address, 'https://relative.invalid/');
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
    // As it was understood, so that nobody understands it otherwise; what was relative stays so.
    return url.host === 'relative.invalid' ? `${url.pathname.slice(1)}${url.search}${url.hash}` : url.href;
  } catch {
    return undefined;
  }
}
