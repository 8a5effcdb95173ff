/** A header of a request. Over HTTP/2 none names the host, and the URL is made of what does (RFC 9113 §8.3.1). */
export function headerOf(request: Request, name: string): string | null {
  return request.headers.get(name) ?? (name === 'host' ? hostOf(request.url) : null);
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
