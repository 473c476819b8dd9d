/** Where to go after signing in: a page of this site, whatever the address bar was made to say. */

/**
 * @param given as it came with the request
 * @returns path with query; null when it is no path of this site
 */
export function pathOfThisSite(given: string | null | undefined): string | null {
  // A browser reads a backslash as a slash and skips tabs and line ends: `/\evil.example` would leave the site.
  if (!given || given.length > 2_000 || !given.startsWith("/") || /[\\\p{Cc}]/u.test(given)) return null;
  const site = "http://site.invalid";
  const address = URL.parse(given, site);
  if (!address || address.origin !== site || address.pathname.startsWith("//")) return null;
  const path = address.pathname + address.search;
  return /^(?:\/en)?\/(?:aanmelden|afmelden|welkom)(?:[/?]|$)/.test(path) ? null : path;
}
