/** What every answer carries, and where a change may come from: whatever the page. */
import { createMiddleware } from "hono/factory";
import { Problem } from "./kernel/problem.ts";
import type { Web } from "./kernel/web.ts";

const always: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
/** Two years, as the preload list of browsers asks. */
const onlyByTls = "max-age=63072000; includeSubDomains";

/**
 * Sets the headers that browsers keep people safe by. What a page has set itself stays: a drawing that stands alone brings a narrower policy.
 * @param publicUrl the address of this installation; with https, browsers are told to use nothing else
 */
export const securityHeaders = (publicUrl: string) =>
  createMiddleware<Web>(async (c, next) => {
    await next();
    const { headers } = c.res;
    const set = (name: string, value: string): void => {
      if (!headers.has(name)) headers.set(name, value);
    };
    for (const [name, value] of Object.entries(always)) set(name, value);
    if (publicUrl.startsWith("https:")) set("strict-transport-security", onlyByTls);
    // Figures and pictures of them are for any site; pages are not to be loaded as a part of another one.
    const forAnySite = c.req.path.startsWith("/api/") || headers.get("content-type")?.startsWith("image/");
    set("cross-origin-resource-policy", forAnySite ? "cross-origin" : "same-origin");
    if (headers.has("set-cookie")) headers.set("cache-control", "no-store");
    else set("cache-control", "no-store");
  });

/**
 * Refuses a change that was sent by another site's page. Browsers tell by Sec-Fetch-Site where a request comes from, older ones by Origin;
 * who tells neither is no browser that somebody is signed in with. No content type is excepted.
 * @param publicUrl the address of this installation
 * @throws Problem `other-site` (403)
 */
export const fromThisSite = (publicUrl: string) => {
  const { origin: own } = new URL(publicUrl);
  return createMiddleware<Web>(async (c, next) => {
    // The API changes nothing, asks for no cookie, and says itself that it is for reading.
    if (["GET", "HEAD", "OPTIONS"].includes(c.req.method) || c.req.path.startsWith("/api/")) return next();
    const told = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const ours = told === undefined ? origin === own || origin === new URL(c.req.url).origin : told === "same-origin";
    if (!ours)
      throw new Problem({
        kind: "other-site",
        status: 403,
        message: "This was not sent from a page of this site.",
        wayOut: "Go to the page on this site and send it from there.",
      });
    return next();
  });
};
