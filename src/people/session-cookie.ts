/** The cookies of signing in: the one that says who somebody is, and small ones on the way there. */
import type { CookieOptions } from "hono/utils/cookie";
import { localPath, type Language } from "../kernel/language.ts";

const secureSite = (publicUrl: string): boolean => publicUrl.startsWith("https:");

/**
 * With the prefix a browser takes it from this host alone, over a safe connection alone; a site on this machine without TLS has neither.
 * @param use what it is for; the session itself has none
 */
export const cookieName = (publicUrl: string, use = ""): string =>
  `${secureSite(publicUrl) ? "__Host-" : ""}gelijkop${use ? `-${use}` : ""}`;

export const sessionCookie = (publicUrl: string): string => cookieName(publicUrl);

/** Gone when the browser closes; the server ends it sooner. */
export const cookieOptions = (publicUrl: string): CookieOptions => ({
  httpOnly: true,
  sameSite: "Lax",
  path: "/",
  secure: secureSite(publicUrl),
});

/** Where to sign in. @param next the page to come back to, with its query; null for the desk */
export const signInPath = (language: Language, next: string | null): string =>
  `${localPath("/aanmelden", language)}${next === null ? "" : `?naar=${encodeURIComponent(next)}`}`;
