/** Who asks, and whether there is anything here for them: before any page is made. */
import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { access } from "./access.ts";
import { localPath, type Language } from "./kernel/language.ts";
import { notFound } from "./kernel/problem.ts";
import { readTrustedProxies, sourceOf } from "./kernel/source.ts";
import type { Connection, Ground, Web, WebContext } from "./kernel/web.ts";
import {
  forgetPosted,
  keepPosted,
  openSession,
  personOf,
  sessionCookie,
  signInPath,
  stillThere,
  type IdentityProvider,
} from "./people/index.ts";
import { may, visitor, type Action } from "./rights/index.ts";

/** Address → the right that it takes. */
const actionOf: ReadonlyMap<string, Action> = new Map(
  Object.entries(access).flatMap(([action, routes]) => routes.map((route): [string, Action] => [route, action as Action])),
);

/** The same address in Dutch: the table holds each once. */
export const inDutch = (route: string): string => route.replace(/^([A-Z]+) \/en(?=\/|$)/, "$1 ").replace(/^([A-Z]+) $/, "$1 /");

/** The right that a route takes; undefined when the table doesn't have it, and then nobody gets there. */
export const rightFor = (route: string): Action | undefined => actionOf.get(inDutch(route));

export const gate = (ground: Ground, provider: IdentityProvider | null) => {
  const trusted = readTrustedProxies(process.env.GELIJKOP_TRUSTED_PROXIES);
  return createMiddleware<Web>(async (c, next) => {
    c.set("asker", visitor);
    c.set("session", null);
    c.set("source", sourceOf((c.env as Connection | undefined)?.incoming?.socket?.remoteAddress, c.req.header("x-forwarded-for"), trusted));
    const route = matchedRoutes(c).find(({ method }) => method !== "ALL");
    const action = route && rightFor(`${route.method} ${route.path}`);
    // What everybody may read is the same for everybody, and kept for everybody: nobody's name may get into it.
    if (action === "read") return next();
    const token = getCookie(c, sessionCookie(ground.publicUrl));
    const found = token === undefined ? null : await openSession(ground.db, token);
    const session = found && (await stillThere({ ...ground, provider }, found)) ? found : null;
    if (session) {
      c.set("asker", personOf(session));
      c.set("session", session.id);
    }
    if (action !== undefined && may(c.get("asker"), action)) {
      await next();
      if (session && c.req.method === "POST") await forgetPosted(c, ground, personOf(session));
      return;
    }
    // The desk asks whoever is not signed in to do so, whether the address exists or not; what a late form held is kept meanwhile.
    if (!session && underDesk(c.req.path)) {
      const after = c.req.method === "POST" ? await keepPosted(c, ground, token) : c.req.method === "GET" ? here(c) : null;
      return c.redirect(signInPath(languageOf(c.req.path), after), 303);
    }
    if (route) throw notFound();
    return next();
  });
};

const languageOf = (path: string): Language => (path === "/en" || path.startsWith("/en/") ? "en" : "nl");
const underDesk = (path: string): boolean =>
  (["nl", "en"] as const).some((language) => {
    const root = localPath("/bureau", language);
    return path === root || path.startsWith(`${root}/`);
  });
const here = (c: WebContext): string => {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
};
