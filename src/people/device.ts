/**
 * Known devices: a browser in which an account signed in before. Its wrong passwords are counted apart, so that strangers who guess can't
 * use up the owner's tries (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). It is no way in: it proves nothing more.
 */
import { randomBytes } from "node:crypto";
import { sameText, type Secret } from "../kernel/secret.ts";

/** People who share one browser. */
const mostAccounts = 8;
const form = /^[\w-]{22}(?:\.[\w-]{43}){1,8}$/;

/** For how long a device stays known, in seconds. */
export const deviceSeconds = 180 * 86_400;

/**
 * The device's random name if this account signed in there before, else null. The cookie holds no account: only marks.
 * @param cookie as sent
 */
export function knownDevice(secret: Secret, cookie: string | undefined, account: string): string | null {
  if (!cookie || !form.test(cookie)) return null;
  const [name, ...marks] = cookie.split(".");
  const own = markOf(secret, name, account);
  return marks.some((mark) => sameText(mark, own)) ? name : null;
}

/** The cookie after this account signed in there. */
export function rememberDevice(secret: Secret, cookie: string | undefined, account: string): string {
  const parts = cookie && form.test(cookie) ? cookie.split(".") : [];
  const name = parts[0] ?? randomBytes(16).toString("base64url");
  const own = markOf(secret, name, account);
  return [name, own, ...parts.slice(1).filter((mark) => mark !== own)].slice(0, mostAccounts + 1).join(".");
}

const markOf = (secret: Secret, name: string, account: string): string => secret.mark("device", `${name} ${account}`);
