/** The cookie of the second step. */
import { getCookie, setCookie } from "hono/cookie";
import { acting } from "../../kernel/acting.ts";
import type { Ground, WebContext } from "../../kernel/web.ts";
import { cookieName, cookieOptions } from "../session-cookie.ts";
import { readStep, sealStep, stepSeconds, type Begun, type Step } from "../step.ts";
import { stillCounts } from "../ways-in.ts";

/** Somebody took the first step: a password was right, or a one-time code. */
export function beginStep(c: WebContext, { publicUrl, secret, now }: Ground, step: Begun): void {
  setCookie(c, cookieName(publicUrl, "step"), sealStep(secret, step, now()), { ...cookieOptions(publicUrl), maxAge: stepSeconds });
}

/** Who took the first step in this browser, a short while ago; null: nobody, or it counts no longer. */
export async function stepOf(c: WebContext, { db, publicUrl, secret, now }: Ground): Promise<Step | null> {
  const step = readStep(secret, getCookie(c, cookieName(publicUrl, "step")), now());
  if (!step) return null;
  return (await acting(db, { kind: "door" }, { role: "door" }, (trx) => stillCounts(trx, step))) ? step : null;
}
