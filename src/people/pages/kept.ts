/** A form that was sent after the session had run out: kept, and forgotten once it was sent again. */
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { localPath } from "../../kernel/language.ts";
import type { Ground, WebContext } from "../../kernel/web.ts";
import { dropKeptForm, keepForm, keptSeconds, lateAccount } from "../kept-form.ts";
import type { Oneself } from "../own-account.ts";
import { cookieName, cookieOptions } from "../session-cookie.ts";
import { readForm } from "./fields.ts";
import { languageOf } from "./language-of.ts";

/** Of a whole request; files in it are not kept. */
const mostBytes = 1_048_576;

/** Dutch path of the page that shows it. */
export const keptPath = "/bureau/bewaard";

export const keptCookie = (ground: Ground): string => cookieName(ground.publicUrl, "kept");

/**
 * Keeps what was sent, if it comes from a browser whose session ran out by itself lately.
 * @param token of that session
 * @returns the page to go to after signing in again; null when nothing was kept
 */
export async function keepPosted(c: WebContext, ground: Ground, token: string | undefined): Promise<string | null> {
  const account = token === undefined ? null : await lateAccount(ground.db, token);
  if (account === null) return null;
  // Passwords are never kept.
  if (/^(?:\/en)?\/bureau\/account(?:\/|$)/.test(c.req.path)) return null;
  const fields = await readForm(c.req.raw, mostBytes);
  const { pathname, search } = new URL(c.req.url);
  const kept = fields && (await keepForm(ground.db, ground.secret, account, { path: pathname + search, fields }));
  if (!kept) return null;
  setCookie(c, keptCookie(ground), kept, { ...cookieOptions(ground.publicUrl), maxAge: keptSeconds });
  return localPath(keptPath, languageOf(c));
}

/** After a person sent something: if it is what was kept, and it was taken, it needn't be kept any longer. */
export async function forgetPosted(c: WebContext, ground: Ground, asker: Oneself): Promise<void> {
  const token = getCookie(c, keptCookie(ground));
  if (token === undefined || c.res.status >= 400) return;
  const { pathname, search } = new URL(c.req.url);
  if (await dropKeptForm(ground.db, asker, token, pathname + search)) deleteCookie(c, keptCookie(ground), cookieOptions(ground.publicUrl));
}
