/** The end of every way of signing in: the cookies, and on to the page that was asked for. */
import { getCookie, setCookie, deleteCookie } from "hono/cookie";
import { localPath } from "../../kernel/language.ts";
import { acting } from "../../kernel/acting.ts";
import { personal, type Ground, type WebContext } from "../../kernel/web.ts";
import { agentInWords } from "../agent.ts";
import { deviceSeconds, rememberDevice } from "../device.ts";
import { cookieName, cookieOptions, sessionCookie } from "../session-cookie.ts";
import { beginSession, type Beginning } from "../sessions.ts";
import { languageOf, onward } from "./language-of.ts";

/** Who signed in and how. */
export type SignedIn = Pick<Beginning, "account" | "method" | "sealedRefresh">;

/**
 * Begins the session, marks the browser as known for this account, and leads on: 303 to a path of this site. An account without any role
 * gets no session: it is told so at the page for signing in.
 * @param next where to go, as it came with the request; anything but a path of this site leads to the desk
 * @throws Problem `no-page` when the account is not active
 */
export async function finishSignIn(c: WebContext, { ground }: { ground: Ground }, who: SignedIn, next: string | null): Promise<Response> {
  const entered = await enter(c, ground, who);
  return c.redirect(entered ? onward(c, next) : `${localPath("/aanmelden", languageOf(c))}?zonder-rol=1`, 303);
}

/** Begins the session and sets the cookies. @returns false when the account has no role: then there is no session */
export async function enter(c: WebContext, ground: Ground, who: SignedIn): Promise<boolean> {
  const { db, publicUrl, secret } = ground;
  const options = cookieOptions(publicUrl);
  deleteCookie(c, cookieName(publicUrl, "step"), options);
  for (const [name, value] of Object.entries(personal)) c.header(name, value);
  const granted = await acting(db, { kind: "door" }, { role: "door" }, (trx) =>
    trx.selectFrom("role_grant").select("role").where("account", "=", who.account).executeTakeFirst(),
  );
  if (!granted) return false;
  const token = await beginSession(db, {
    ...who,
    agent: agentInWords(c.req.header("user-agent")),
    former: getCookie(c, sessionCookie(publicUrl)) ?? null,
  });
  setCookie(c, sessionCookie(publicUrl), token, options);
  const device = cookieName(publicUrl, "device");
  setCookie(c, device, rememberDevice(secret, getCookie(c, device), who.account), { ...options, maxAge: deviceSeconds });
  return true;
}
