/** Signing in: a password, a passkey, or the organisation's own identity provider. */
import { deleteCookie, getCookie } from "hono/cookie";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { localPath, type Texts } from "../../kernel/language.ts";
import { personal, type Web, type WebContext } from "../../kernel/web.ts";
import { PostForm, SubmitButton, TextField } from "../../ui/form.tsx";
import { pathOfThisSite } from "../local-path.ts";
import { cookieName, cookieOptions, sessionCookie } from "../session-cookie.ts";
import { endSession } from "../sessions.ts";
import { entryPage, faultOf, notNowWords, type Fault } from "./entry.tsx";
import { formFields } from "./fields.ts";
import { languageOf, onward } from "./language-of.ts";
import { keptPath } from "./kept.ts";
import { PasskeyButton } from "./passkey.tsx";
import { ProviderLink, signedOutPath } from "./provider.tsx";
import type { RoomParts } from "./index.tsx";
import { beginStep } from "./step-cookie.ts";

type Words = {
  heading: string;
  email: string;
  password: string;
  submit: string;
  wrong: string;
  empty: string;
  withPassword: string;
  lost: string;
  kept: string;
  signedOut: string;
  noRole: string;
};
const words: Texts<Words> = {
  nl: {
    heading: "Aanmelden",
    email: "E-mailadres",
    password: "Wachtwoord",
    submit: "Aanmelden",
    wrong: "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw.",
    empty: "Vul uw e-mailadres en uw wachtwoord in.",
    withPassword: "Met een wachtwoord",
    lost: "Wachtwoord of telefoon kwijt? Vraag de beheerder van Gelijkop in uw organisatie om een code. Daarmee begint u opnieuw.",
    kept: "U was te lang weg en bent afgemeld. Wat u typte, is bewaard. Meld u aan, dan ziet u het terug.",
    signedOut: "U bent afgemeld.",
    noRole: "U bent bekend, maar u heeft hier nog geen rol. Vraag de beheerder van Gelijkop in uw organisatie om een rol.",
  },
  en: {
    heading: "Sign in",
    email: "E-mail address",
    password: "Password",
    submit: "Sign in",
    wrong: "This e-mail address and password do not belong together. Check them and try again.",
    empty: "Fill in your e-mail address and your password.",
    withPassword: "With a password",
    lost: "Lost your password or phone? Ask the administrator of Gelijkop in your organisation for a code. With it you start again.",
    kept: "You were away too long and have been signed out. What you typed is kept. Sign in and you will see it.",
    signedOut: "You are signed out.",
    noRole: "We know you, but you have no role here yet. Ask the administrator of Gelijkop in your organisation for a role.",
  },
};

/** Pages of one language; paths are Dutch. */
export function signInRoutes({ ground, site, provider, entering }: RoomParts): Hono<Web> {
  const app = new Hono<Web>();

  app.get("/aanmelden", (c) => {
    if (c.get("session") !== null) {
      const next = pathOfThisSite(c.req.query("naar"));
      // Who comes to sign in once more, because a page asks for it, gets the form.
      if (c.req.query("opnieuw") === undefined) return c.redirect(onward(c, next), 303);
    }
    return page(c, { next: c.req.query("naar") ?? null, email: "", faults: [] });
  });

  app.post("/aanmelden", async (c) => {
    const field = await formFields(c);
    const [email, password, next] = [field("email"), field("password"), field("naar") || null];
    const text = words[site().language];
    const again = (fault: string, status: ContentfulStatusCode) =>
      page(c, { next, email, faults: [{ name: "email", text: fault }] }, status);
    if (!email.trim() || !password) return again(text.empty, 422);
    const place = { source: c.get("source"), cookie: getCookie(c, cookieName(ground.publicUrl, "device")) };
    const tried = await entering.tryPassword({ email, password }, place);
    if (tried.kind === "limited" || tried.kind === "busy")
      return again(notNowWords(c, site().language, tried), tried.kind === "busy" ? 503 : 429);
    if (tried.kind === "wrong") return again(text.wrong, 403);
    beginStep(c, ground, { account: tried.account, by: "password", since: tried.since, next: pathOfThisSite(next) });
    for (const [name, value] of Object.entries(personal)) c.header(name, value);
    return c.redirect(localPath(tried.second === "setUp" ? "/aanmelden/instellen" : "/aanmelden/code", site().language), 303);
  });

  app.post("/afmelden", async (c) => {
    const token = getCookie(c, sessionCookie(ground.publicUrl));
    const method = token === undefined ? null : await endSession(ground.db, token);
    deleteCookie(c, sessionCookie(ground.publicUrl), cookieOptions(ground.publicUrl));
    for (const [name, value] of Object.entries(personal)) c.header(name, value);
    const { language } = site();
    return c.redirect(
      method === "oidc" && provider ? signedOutPath(provider, language) : `${localPath("/aanmelden", language)}?afgemeld=1`,
      303,
    );
  });

  function page(
    c: WebContext,
    { next: asked, email, faults }: { next: string | null; email: string; faults: readonly Fault[] },
    status?: ContentfulStatusCode,
  ) {
    const { language } = site();
    const text = words[language];
    const next = pathOfThisSite(asked);
    const path = next === null ? "/aanmelden" : `/aanmelden?naar=${encodeURIComponent(next)}`;
    const lead =
      next === localPath(keptPath, languageOf(c))
        ? text.kept
        : c.req.query("zonder-rol") !== undefined
          ? text.noRole
          : c.req.query("afgemeld") !== undefined
            ? text.signedOut
            : undefined;
    return entryPage(
      c,
      site(),
      {
        path,
        heading: text.heading,
        lead,
        faults,
        children: (
          <>
            {provider ? <ProviderLink provider={provider} language={language} next={next} /> : null}
            <PasskeyButton language={language} publicUrl={ground.publicUrl} next={next} />
            <PostForm action={localPath("/aanmelden", language)}>
              {provider ? <h2>{text.withPassword}</h2> : null}
              {next === null ? null : <input type="hidden" name="naar" value={next} />}
              <TextField name="email" label={text.email} type="email" autocomplete="username" value={email} {...faultOf(faults, "email")} />
              <TextField name="password" label={text.password} type="password" autocomplete="current-password" />
              <SubmitButton>{text.submit}</SubmitButton>
            </PostForm>
            <p class="after-form">{text.lost}</p>
          </>
        ),
      },
      status,
    );
  }
  return app;
}
