/** Passkeys: signing in with one, and keeping one's own. The browser's part is src/islands/passkey.ts. */
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Hono } from "hono";
import { formatDate, localPath, type Language } from "../../kernel/language.ts";
import { acting, actingAs, seeing } from "../../kernel/acting.ts";
import { notFound } from "../../kernel/problem.ts";
import { personal, type Ground, type Web, type WebContext } from "../../kernel/web.ts";
import { SubmitButton, TextField } from "../../ui/form.tsx";
import type { Child } from "../../ui/markup.ts";
import type { Site } from "../../ui/site.tsx";
import { agentInWords } from "../agent.ts";
import { askedSeconds, readAsked, sealAsked } from "../passkey-asked.ts";
import { removePasskey, type Passkey } from "../passkey-list.ts";
import { askToEnter, askToRegister, enterWithPasskey, passkeySite, storePasskey, type Asked, type PasskeySite } from "../passkey.ts";
import { isRecent } from "../own-account.ts";
import { cookieName, cookieOptions, signInPath } from "../session-cookie.ts";
import type { Step } from "../step.ts";
import { stillCounts, waysIn } from "../ways-in.ts";
import { entryPage } from "./entry.tsx";
import { formFields } from "./fields.ts";
import { finishSignIn } from "./finish.ts";
import { oneself } from "./oneself.ts";
import { passkeyWords } from "./passkey-words.ts";
import { stepOf } from "./step-cookie.ts";

type Where = { language: Language; publicUrl: string };

/** The way in with a passkey, on the page for signing in. Nothing where this installation can't have passkeys. */
export function PasskeyButton({ language, publicUrl, next }: Where & { next: string | null }) {
  if (!passkeySite(publicUrl)) return null;
  return (
    <WithPasskey language={language} use="enter" ask="/aanmelden/passkey/vraag" action="/aanmelden/passkey">
      {next === null ? null : <input type="hidden" name="naar" value={next} />}
      <SubmitButton>{passkeyWords[language].enter}</SubmitButton>
    </WithPasskey>
  );
}

/** A first passkey for who took the first step of signing in and has no second one yet. */
export function PasskeySetup({ language, publicUrl }: Where) {
  return <NewPasskey language={language} publicUrl={publicUrl} at="/welkom/passkey" />;
}

/**
 * A person's own passkeys, on the page of the account: what there is, taking away, and one more.
 * @param recent whether the person signed in a short while ago, which making one takes
 */
export function Passkeys({ language, publicUrl, keys, recent }: Where & { keys: readonly Passkey[]; recent: boolean }) {
  const text = passkeyWords[language];
  return (
    <section>
      <h2>{text.heading}</h2>
      {keys.length === 0 ? <p>{text.none}</p> : null}
      <ul class="passkeys" role="list">
        {keys.map(({ id, title, createdAt, usedAt }) => (
          <li>
            <form method="post" action={localPath(`/bureau/account/passkeys/${id}/weg`, language)}>
              <p>
                <b>{title}</b> {text.since(formatDate(createdAt, language))}
                {usedAt ? `, ${text.used(formatDate(usedAt, language))}` : ""}
              </p>
              <button class="plain" type="submit" aria-label={text.removeOne(title)}>
                {text.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {recent || !passkeySite(publicUrl) ? (
        <NewPasskey language={language} publicUrl={publicUrl} at="/bureau/account/passkeys" />
      ) : (
        <p>
          <a href={againPath(language)}>{text.again}</a>
        </p>
      )}
    </section>
  );
}

/** Where somebody signs in once more for what takes a fresh sign-in. */
const againPath = (language: Language): string => `${signInPath(language, localPath("/bureau/account", language))}&opnieuw=1`;

function NewPasskey({ language, publicUrl, at }: Where & { at: string }) {
  const text = passkeyWords[language];
  if (!passkeySite(publicUrl)) return <p class="hint">{text.nowhere}</p>;
  return (
    <WithPasskey language={language} use="register" ask={`${at}/vraag`} action={at}>
      <TextField name="sleutelnaam" label={text.title} hint={text.titleHint} />
      <SubmitButton>{text.add}</SubmitButton>
    </WithPasskey>
  );
}

/** A form that the browser fills with a passkey's answer. Until the script has seen that it can, there are words in its place. */
function WithPasskey(props: { language: Language; use: "enter" | "register"; ask: string; action: string; children: Child }) {
  const { language, use } = props;
  const text = passkeyWords[language];
  return (
    <div data-passkey={use} data-ask={localPath(props.ask, language)}>
      <p class="hint">{text.unable}</p>
      <form class="form" method="post" action={localPath(props.action, language)} hidden>
        <input type="hidden" name="credential" />
        {props.children}
        <p role="alert" data-said={use === "enter" ? text.notEntered : text.notAdded} />
      </form>
    </div>
  );
}

/** Pages of one language; paths are Dutch. */
export function passkeyRoutes({ ground, site }: { ground: Ground; site: () => Site }): Hono<Web> {
  const app = new Hono<Web>();
  const { db, secret, publicUrl, now } = ground;
  const cookie = cookieName(publicUrl, "passkey");
  const options = { ...cookieOptions(publicUrl), sameSite: "Strict" } as const;
  const at = passkeySite(publicUrl);
  const here = (): PasskeySite => {
    if (!at) throw notFound();
    return at;
  };

  const ask = (c: WebContext, use: string, question: { challenge: string }): Response => {
    setCookie(c, cookie, sealAsked(secret, use, question.challenge, now()), { ...options, maxAge: askedSeconds });
    return c.json(question, 200, personal);
  };
  const asked = (c: WebContext, use: string): Asked | null => {
    const found = readAsked(secret, use, getCookie(c, cookie), now());
    deleteCookie(c, cookie, options);
    return found;
  };
  const titleOf = (c: WebContext, typed: string): string =>
    typed.trim() || agentInWords(c.req.header("user-agent")) || passkeyWords[site().language].untitled;
  const told = (c: WebContext, status: 400 | 403, lead: string) => {
    const { language } = site();
    const text = passkeyWords[language];
    const back = <a href={localPath("/aanmelden", language)}>{text.back}</a>;
    return entryPage(c, site(), { path: "/aanmelden", heading: text.failed, lead, children: <p>{back}</p> }, status);
  };

  app.post("/aanmelden/passkey/vraag", async (c) => ask(c, "enter", await askToEnter(here())));
  app.post("/aanmelden/passkey", async (c) => {
    const field = await formFields(c);
    const question = asked(c, "enter");
    const account = question && (await enterWithPasskey(db, here(), question, field("credential"), now()));
    if (!account) return told(c, 403, passkeyWords[site().language].unknown);
    return finishSignIn(c, { ground }, { account, method: "passkey" }, field("naar") || null);
  });

  app.post("/bureau/account/passkeys/vraag", async (c) => {
    const asker = oneself(c);
    if (!(await isRecent(db, asker, c.get("session")))) throw notFound();
    return ask(c, `register ${asker.id}`, await seeing(db, asker, (read) => askToRegister(read, here(), asker.id)));
  });
  app.post("/bureau/account/passkeys", async (c) => {
    const asker = oneself(c);
    const field = await formFields(c);
    const question = asked(c, `register ${asker.id}`);
    if (!question) return told(c, 400, passkeyWords[site().language].late);
    const made = { account: asker.id, title: titleOf(c, field("sleutelnaam")), answer: field("credential") };
    await actingAs(db, asker, "account.keep", { matter: { owner: asker.id } }, (trx) => storePasskey(trx, here(), question, made));
    return c.redirect(localPath("/bureau/account", site().language), 303);
  });
  app.post("/bureau/account/passkeys/:id/weg", async (c) => {
    const asker = oneself(c);
    if (!(await isRecent(db, asker, c.get("session")))) return c.redirect(againPath(site().language), 303);
    await removePasskey(db, asker, c.req.param("id"));
    return c.redirect(localPath("/bureau/account", site().language), 303);
  });

  const beginning = async (c: WebContext): Promise<Step> => {
    const step = await stepOf(c, ground);
    if (!step) throw notFound();
    return step;
  };
  app.post("/welkom/passkey/vraag", async (c) => {
    const { account } = await beginning(c);
    return ask(c, `register ${account}`, await seeing(db, { kind: "door" }, (read) => askToRegister(read, here(), account)));
  });
  app.post("/welkom/passkey", async (c) => {
    const step = await beginning(c);
    const { account, next } = step;
    const field = await formFields(c);
    const question = asked(c, `register ${account}`);
    if (!question) return told(c, 400, passkeyWords[site().language].late);
    const made = { account, title: titleOf(c, field("sleutelnaam")), answer: field("credential") };
    await acting(db, { kind: "door" }, { role: "door" }, async (trx) => {
      const counts = await stillCounts(trx, step);
      const has = await waysIn(trx, account);
      // Half a sign-in is enough to begin with, and never to add to what was begun.
      if (!counts || has.totp || has.passkeys > 0) throw notFound();
      await storePasskey(trx, here(), question, made);
    });
    return finishSignIn(c, { ground }, { account, method: "passkey" }, next);
  });
  return app;
}
