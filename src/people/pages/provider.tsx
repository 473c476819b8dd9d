/** Signing in at the organisation's own identity provider, and out. */
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Hono } from "hono";
import { localPath, type Language } from "../../kernel/language.ts";
import { notFound } from "../../kernel/problem.ts";
import { personal, type Ground, type Web, type WebContext } from "../../kernel/web.ts";
import type { Site } from "../../ui/site.tsx";
import { accountOf, noteRefusal } from "../oidc-account.ts";
import { sealRefresh } from "../oidc-check.ts";
import { pendingSeconds, readPending, sealPending } from "../oidc-pending.ts";
import { ProviderError, type IdentityProvider } from "../oidc-provider.ts";
import { cookieName, cookieOptions } from "../session-cookie.ts";
import { entryPage } from "./entry.tsx";
import { finishSignIn } from "./finish.ts";
import { languageOf } from "./language-of.ts";

const words = {
  nl: {
    with: (title: string) => `Aanmelden met ${title}`,
    refused: "Aanmelden is niet gelukt",
    refusedText: (title: string) =>
      `We konden met ${title} niet vaststellen dat u hier een account heeft. Probeer het nog een keer. Lukt het weer niet? Vraag het de beheerder van Gelijkop in uw organisatie.`,
    late: "Deze aanmelding is verlopen",
    lateText: "U was langer dan tien minuten weg, of u begon in een ander venster opnieuw. Begin nog een keer.",
    down: (title: string) => `${title} antwoordt niet`,
    downText: (title: string) =>
      `Aanmelden met ${title} kan nu niet. Probeer het straks nog een keer. Heeft u hier een wachtwoord of een toegangssleutel? Daarmee kunt u wel aanmelden.`,
    back: "Naar aanmelden",
    out: "U bent hier afgemeld",
    outText: (title: string) => `U bent nog wel aangemeld bij ${title}. Werkt u op een computer van meer mensen? Meld u dan ook daar af.`,
    outThere: (title: string) => `Afmelden bij ${title}`,
    outDown: (title: string) =>
      `Bij ${title} konden we u niet afmelden: die dienst antwoordt nu niet. Werkt u op een computer van meer mensen? Sluit dan uw browser.`,
  },
  en: {
    with: (title: string) => `Sign in with ${title}`,
    refused: "Signing in did not work",
    refusedText: (title: string) =>
      `With ${title} we could not establish that you have an account here. Please try again. Still no luck? Ask the administrator of Gelijkop in your organisation.`,
    late: "This sign-in has expired",
    lateText: "You were away for more than ten minutes, or you started again in another window. Please start once more.",
    down: (title: string) => `${title} does not answer`,
    downText: (title: string) =>
      `Signing in with ${title} is not possible now. Please try again later. Do you have a password or a passkey here? You can sign in with that.`,
    back: "To signing in",
    out: "You are signed out here",
    outText: (title: string) => `You are still signed in at ${title}. Do you share this computer? Then sign out there too.`,
    outThere: (title: string) => `Sign out at ${title}`,
    outDown: (title: string) =>
      `We could not sign you out at ${title}: that service does not answer now. Do you share this computer? Then close your browser.`,
  },
} as const;

const base = (provider: IdentityProvider, language: Language): string => localPath(`/aanmelden/oidc/${provider.settings.key}`, language);

/** Where somebody is led after signing out here, who had signed in by the provider. */
export const signedOutPath = (provider: IdentityProvider, language: Language): string => `${base(provider, language)}/af`;

/** The way to the provider, on the page for signing in. A link, for a form may not lead to another site. */
export function ProviderLink({ provider, language, next }: { provider: IdentityProvider; language: Language; next: string | null }) {
  const query = next === null ? "" : `?naar=${encodeURIComponent(next)}`;
  return (
    <p>
      <a class="submit" href={`${base(provider, language)}${query}`}>
        {words[language].with(provider.settings.title)}
      </a>
    </p>
  );
}

type Parts = { ground: Ground; site: () => Site; provider: IdentityProvider | null };

/** Pages of one language; paths are Dutch. */
export function oidcRoutes({ ground, site, provider }: Parts): Hono<Web> {
  const app = new Hono<Web>();
  const cookie = cookieName(ground.publicUrl, "provider");
  const options = cookieOptions(ground.publicUrl);
  const asked = (c: WebContext): IdentityProvider => {
    if (!provider || provider.settings.key !== c.req.param("provider")) throw notFound();
    return provider;
  };

  app.get("/aanmelden/oidc/:provider", async (c) => {
    const at = asked(c);
    try {
      const { address, sent } = await at.begin();
      const pending = { provider: at.settings.key, language: languageOf(c), next: c.req.query("naar")?.slice(0, 1_000) ?? null, ...sent };
      setCookie(c, cookie, sealPending(ground.secret, pending, ground.now()), { ...options, maxAge: pendingSeconds });
      c.header("cache-control", personal["cache-control"]);
      return c.redirect(address.href, 303);
    } catch (error) {
      return failure(c, site(), at, error);
    }
  });

  // One address for both languages: each has to be made known to the provider.
  app.get("/aanmelden/oidc/:provider/terug", async (c) => {
    const at = asked(c);
    const pending = readPending(ground.secret, getCookie(c, cookie), ground.now());
    deleteCookie(c, cookie, options);
    const here: Site = { ...site(), language: pending?.language ?? languageOf(c) };
    const { late, lateText } = words[here.language];
    if (pending?.provider !== at.settings.key) return told(c, here, 400, late, lateText);
    try {
      const vouched = await at.finish(new URL(c.req.url).search, pending);
      const account = await accountOf(ground.db, at.settings, vouched);
      if (account === null) return refusal(c, here, at);
      const sealedRefresh = vouched.refreshToken === null ? undefined : sealRefresh(ground.secret, at, vouched.refreshToken);
      const next = pending.next ?? localPath("/bureau", here.language);
      return await finishSignIn(c, { ground }, { account, method: "oidc", sealedRefresh }, next);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.why === "down") return failure(c, here, at, error);
      await noteRefusal(ground.db, at.settings, error.code);
      return refusal(c, here, at);
    }
  });

  app.get("/aanmelden/oidc/:provider/af", async (c) => {
    const at = asked(c);
    const { language } = site();
    if (c.get("session") !== null) return c.redirect(localPath("/bureau", language), 303);
    const text = words[language];
    const { title } = at.settings;
    try {
      const address = await at.signOutAddress();
      return told(c, site(), 200, text.out, text.outText(title), address && { href: address.href, text: text.outThere(title) });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return told(c, site(), 200, text.out, text.outDown(title));
    }
  });
  return app;
}

/** The same words whether the answer was false, the account unknown or no longer active. */
function refusal(c: WebContext, site: Site, { settings }: IdentityProvider): Response | Promise<Response> {
  const text = words[site.language];
  return told(c, site, 403, text.refused, text.refusedText(settings.title));
}

function failure(c: WebContext, site: Site, { settings }: IdentityProvider, error: unknown): Response | Promise<Response> {
  if (!(error instanceof ProviderError)) throw error;
  console.error(error.message);
  const text = words[site.language];
  return told(c, site, 503, text.down(settings.title), text.downText(settings.title));
}

function told(
  c: WebContext,
  site: Site,
  status: 200 | 400 | 403 | 503,
  heading: string,
  lead: string,
  further: { href: string; text: string } | null = null,
): Response | Promise<Response> {
  const { language } = site;
  const links = [further, { href: localPath("/aanmelden", language), text: words[language].back }].filter((link) => link !== null);
  const children = (
    <ul class="links" role="list">
      {links.map((link) => (
        <li>
          <a href={link.href}>{link.text}</a>
        </li>
      ))}
    </ul>
  );
  return entryPage(c, site, { path: "/aanmelden", heading, lead, children }, status);
}
