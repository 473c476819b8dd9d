/** Before the first session: a second step to sign in with, or a passkey. */
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { acting } from "../../kernel/acting.ts";
import type { Database } from "../../kernel/database.ts";
import { localPath, type Texts } from "../../kernel/language.ts";
import type { Web, WebContext } from "../../kernel/web.ts";
import { PostForm, SubmitButton } from "../../ui/form.tsx";
import { countAttempt, codeLimits } from "../limits.ts";
import { makeRecoveryCodes } from "../recovery.ts";
import type { Step } from "../step.ts";
import { offerTotp, takeTotp, type TotpOffer } from "../totp.ts";
import { stillCounts, waysIn, type WaysIn } from "../ways-in.ts";
import { firstPassword } from "../welcome.ts";
import { entryPage, notNowWords, type Fault } from "./entry.tsx";
import { formFields } from "./fields.ts";
import { enter } from "./finish.ts";
import type { RoomParts } from "./index.tsx";
import { onward } from "./language-of.ts";
import { PasskeySetup } from "./passkey.tsx";
import { newPasswordFaults, PasswordFields } from "./password-fields.tsx";
import { beginStep, stepOf } from "./step-cookie.ts";
import { RecoveryCodes, TotpForm, totpWords } from "./totp-form.tsx";

type Words = {
  heading: string;
  lead: string;
  app: string;
  choose: string;
  chooseLead: string;
  password: string;
  save: string;
  onward: string;
};
const words: Texts<Words> = {
  nl: {
    heading: "Beveilig uw account",
    lead: "Met alleen een wachtwoord is uw account niet veilig genoeg. Kies hoe u straks laat zien dat u het bent.",
    app: "Met een app op uw telefoon",
    choose: "Hoe wilt u aanmelden?",
    chooseLead: "Kies een toegangssleutel of een wachtwoord.",
    password: "Met een wachtwoord",
    save: "Bewaar het wachtwoord",
    onward: "Ik heb ze bewaard, verder",
  },
  en: {
    heading: "Secure your account",
    lead: "A password alone is not safe enough. Choose how you will show that it is you.",
    app: "With an app on your phone",
    choose: "How do you want to sign in?",
    chooseLead: "Choose a passkey or a password.",
    password: "With a password",
    save: "Keep the password",
    onward: "I have kept them, continue",
  },
};

/** One attempt at signing in. */
const occasionOf = ({ until }: Step): string => `step ${until}`;

type Person = { name: string; email: string | null };
type Shown = { step: Step; ways: WaysIn; person: Person; offer: TotpOffer | null };

/** Pages of one language; paths are Dutch. */
export function setUpRoutes({ ground, site, entering }: RoomParts): Hono<Web> {
  const app = new Hono<Web>();
  const { db, secret } = ground;
  const start = (c: WebContext) => c.redirect(localPath("/aanmelden", site().language), 303);
  function door<T>(work: (trx: Database) => Promise<T>): Promise<T> {
    return acting(db, { kind: "door" }, { role: "door" }, work);
  }

  /** Null when this is not the moment: nobody took the first step, or there is a second step already. */
  async function shownTo(c: WebContext): Promise<Shown | null> {
    const step = await stepOf(c, ground);
    if (!step) return null;
    return door(async (trx) => {
      const ways = await waysIn(trx, step.account);
      const person = await trx.selectFrom("account").select(["name", "email"]).where("id", "=", step.account).executeTakeFirst();
      if (!person || ways.totp || ways.passkeys > 0) return null;
      return {
        step,
        ways,
        person,
        offer: ways.password ? offerTotp(secret, { account: step.account, occasion: occasionOf(step) }, person.email ?? person.name) : null,
      };
    });
  }

  app.get("/aanmelden/instellen", async (c) => {
    const shown = await shownTo(c);
    return shown ? page(c, shown, []) : start(c);
  });

  app.post("/aanmelden/instellen", async (c) => {
    const shown = await shownTo(c);
    if (!shown?.offer) return start(c);
    const { account, next } = shown.step;
    const typed = (await formFields(c))("code");
    const { language } = site();
    const limits = codeLimits(account, { source: c.get("source"), device: null }, false);
    const counted = await countAttempt(db, secret, limits, { now: ground.now(), object: `account:${account}` });
    const again = (text: string, status: ContentfulStatusCode) => page(c, shown, [{ name: "code", text }], status);
    if (!counted.allowed) return again(notNowWords(c, language, { kind: "limited", seconds: counted.seconds }), 429);
    const codes = await door(async (trx) =>
      (await stillCounts(trx, shown.step)) &&
      (await takeTotp(trx, secret, { account, occasion: occasionOf(shown.step), typed, now: ground.now() }))
        ? makeRecoveryCodes(trx, account)
        : null,
    );
    if (!codes) return again(totpWords[language].wrong, 403);
    await counted.forgive();
    await enter(c, ground, { account, method: "password" });
    return entryPage(c, site(), {
      path: "/aanmelden/instellen",
      heading: totpWords[language].codesHeading,
      children: (
        <>
          <RecoveryCodes language={language} codes={codes} />
          <p>
            <a class="submit" href={onward(c, next)}>
              {words[language].onward}
            </a>
          </p>
        </>
      ),
    });
  });

  app.post("/aanmelden/wachtwoord", async (c) => {
    const shown = await shownTo(c);
    if (!shown || shown.ways.password || shown.step.by !== "code") return start(c);
    const field = await formFields(c);
    const faults = newPasswordFaults(field, shown.person, site().language);
    if (faults.length > 0) return page(c, shown, faults, 422);
    const hash = await entering.hash(field("nieuw"), `source ${c.get("source")}`);
    if (hash === undefined)
      return page(c, shown, [{ name: "nieuw", text: notNowWords(c, site().language, { kind: "busy", seconds: 10 }) }], 503);
    const since = await firstPassword(db, shown.step, hash);
    if (since === null) return start(c);
    beginStep(c, ground, { ...shown.step, since });
    return c.redirect(localPath("/aanmelden/instellen", site().language), 303);
  });

  function page(c: WebContext, { ways, offer }: Shown, faults: readonly Fault[], status?: ContentfulStatusCode) {
    const { language } = site();
    const text = words[language];
    return entryPage(
      c,
      site(),
      {
        path: "/aanmelden/instellen",
        heading: ways.password ? text.heading : text.choose,
        lead: ways.password ? text.lead : text.chooseLead,
        faults,
        children: (
          <>
            <PasskeySetup language={language} publicUrl={ground.publicUrl} />
            {offer ? (
              <>
                <h2>{text.app}</h2>
                <TotpForm language={language} action={localPath("/aanmelden/instellen", language)} offer={offer} faults={faults} />
              </>
            ) : (
              <PostForm action={localPath("/aanmelden/wachtwoord", language)}>
                <h2>{text.password}</h2>
                <PasswordFields language={language} faults={faults} />
                <SubmitButton>{text.save}</SubmitButton>
              </PostForm>
            )}
          </>
        ),
      },
      status,
    );
  }
  return app;
}
