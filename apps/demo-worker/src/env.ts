declare global {
  namespace Cloudflare {
    /** What wrangler.jsonc binds; `env` of `cloudflare:workers` has this type. */
    interface Env {
      readonly DB: D1Database;
      readonly SEARCH_LIMIT: RateLimit;
      readonly UPSTREAM_URL: string;
      readonly DEMO_FIXED: string;
      readonly BASE_URL: string;
    }
  }
}

export type Env = Cloudflare.Env;
