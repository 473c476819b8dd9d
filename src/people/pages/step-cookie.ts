/** The cookie of the second step. */
import { getCookie, setCookie } from "hono/cookie";
import type { Ground, WebContext } from "../../kernel/web.ts";
import { cookieName, cookieOptions } from "../session-cookie.ts";
import { readStep, sealStep, stepSeconds, type Step } from "../step.ts";

/** Somebody took the first step: a password was right, or a one-time code. */
export function beginStep(c: WebContext, { publicUrl, secret, now }: Ground, step: Omit<Step, "until">): void {
  setCookie(c, cookieName(publicUrl, "step"), sealStep(secret, step, now()), { ...cookieOptions(publicUrl), maxAge: stepSeconds });
}

/** Who took the first step in this browser, a short while ago; null: nobody. */
export const stepOf = (c: WebContext, { publicUrl, secret, now }: Ground): Step | null =>
  readStep(secret, getCookie(c, cookieName(publicUrl, "step")), now());
