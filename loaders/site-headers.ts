/** What a page of the site may do in a browser: run, show and fetch what lies beside it, and nothing else. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What is sent with every file. */
export const siteHeaders = {
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** Kinds of files that servers do not know by themselves. */
export const mediaTypes: Record<string, string> = {
  ".arrow": "application/vnd.apache.arrow.file",
  ".parquet": "application/vnd.apache.parquet",
  ".jsonld": "application/ld+json",
  ".gz": "application/gzip",
};

const hashed = /\.(?:[0-9a-f]{8}|[0-9A-Z]{8})\.\w+$/;

/** A file whose name holds a hash of what is in it never changes; a page is asked for again each time. */
export function cacheControl(path: string): string {
  return hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
}
