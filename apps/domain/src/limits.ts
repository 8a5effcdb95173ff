/** The largest JSON body a route reads, in bytes. */
export const bodyLimit: number = 64 * 1024;

/** How often one caller may search: so many requests in so many seconds, counted by the server. */
export const searchLimit: { readonly requests: number; readonly seconds: number } = { requests: 10, seconds: 60 };
