/** The second step: the digits of an app, a recovery code, or a passkey. */
import { getCookie } from "hono/cookie";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { acting } from "../../kernel/acting.ts";
import { localPath, type Texts } from "../../kernel/language.ts";
import type { Web, WebContext } from "../../kernel/web.ts";
import { PostForm, SubmitButton, TextField } from "../../ui/form.tsx";
import { cookieName } from "../session-cookie.ts";
import type { Step } from "../step.ts";
import { waysIn, type WaysIn } from "../ways-in.ts";
import { entryPage, faultOf, notNowWords, type Fault } from "./entry.tsx";
import { formFields } from "./fields.ts";
import { finishSignIn } from "./finish.ts";
import type { RoomParts } from "./index.tsx";
import { PasskeyButton } from "./passkey.tsx";
import { stepOf } from "./step-cookie.ts";

type Words = {
  heading: string;
  leadApp: string;
  leadKey: string;
  code: string;
  codeHint: string;
  recovery: string;
  recoveryTitle: string;
  submit: string;
  wrong: string;
  empty: string;
  lost: string;
};
const words: Texts<Words> = {
  nl: {
    heading: "Nog een stap",
    leadApp: "Uw wachtwoord klopt. Open nu de app op uw telefoon en typ de zes cijfers over.",
    leadKey: "Uw wachtwoord klopt. Gebruik nu uw toegangssleutel.",
    code: "Code uit uw app",
    codeHint: "Zes cijfers. Elke 30 seconden komt er een nieuwe code.",
    recovery: "Herstelcode",
    recoveryTitle: "Geen telefoon of sleutel bij de hand? Gebruik een herstelcode",
    submit: "Verder",
    wrong: "Deze code klopt niet, of is al gebruikt. Wacht op een nieuwe code en probeer het opnieuw.",
    empty: "Vul een code in.",
    lost: "Ook geen herstelcode meer? Vraag de beheerder van Gelijkop in uw organisatie om een code om opnieuw te beginnen.",
  },
  en: {
    heading: "One more step",
    leadApp: "Your password is right. Now open the app on your phone and type its six digits here.",
    leadKey: "Your password is right. Now use your passkey.",
    code: "Code from your app",
    codeHint: "Six digits. Every 30 seconds there is a new code.",
    recovery: "Recovery code",
    recoveryTitle: "No phone or passkey at hand? Use a recovery code",
    submit: "Continue",
    wrong: "This code is not right, or was used already. Wait for a new code and try again.",
    empty: "Fill in a code.",
    lost: "No recovery code either? Ask the administrator of Gelijkop in your organisation for a code to start again.",
  },
};

/** Pages of one language; paths are Dutch. */
export function secondStepRoutes({ ground, site, entering }: RoomParts): Hono<Web> {
  const app = new Hono<Web>();
  const start = (c: WebContext) => c.redirect(localPath("/aanmelden", site().language), 303);
  const waysOf = (step: Step): Promise<WaysIn> => acting(ground.db, { kind: "door" }, { role: "door" }, (trx) => waysIn(trx, step.account));

  app.get("/aanmelden/code", async (c) => {
    const step = await stepOf(c, ground);
    if (!step) return start(c);
    return page(c, step, await waysOf(step), []);
  });

  app.post("/aanmelden/code", async (c) => {
    const step = await stepOf(c, ground);
    if (!step) return start(c);
    const field = await formFields(c);
    const name = field("herstelcode").trim() ? "herstelcode" : "code";
    const code = field(name);
    const text = words[site().language];
    const again = async (fault: string, status: ContentfulStatusCode) =>
      page(c, step, await waysOf(step), [{ name: (await waysOf(step)).totp ? name : "herstelcode", text: fault }], status);
    if (!code.trim()) return again(text.empty, 422);
    const place = { source: c.get("source"), cookie: getCookie(c, cookieName(ground.publicUrl, "device")) };
    const tried = await entering.tryCode({ account: step.account, code }, place);
    if (tried.kind === "limited" || tried.kind === "busy") return again(notNowWords(c, site().language, tried), 429);
    if (tried.kind === "wrong") return again(text.wrong, 403);
    return finishSignIn(c, { ground }, { account: step.account, method: "password" }, step.next);
  });

  function page(c: WebContext, { next }: Step, ways: WaysIn, faults: readonly Fault[], status?: ContentfulStatusCode) {
    const { language } = site();
    const text = words[language];
    const action = localPath("/aanmelden/code", language);
    const recovery = (
      <PostForm action={action}>
        <TextField name="herstelcode" label={text.recovery} {...faultOf(faults, "herstelcode")} />
        <SubmitButton>{text.submit}</SubmitButton>
      </PostForm>
    );
    return entryPage(
      c,
      site(),
      {
        path: "/aanmelden/code",
        heading: text.heading,
        lead: ways.totp ? text.leadApp : text.leadKey,
        faults,
        children: (
          <>
            {ways.totp ? (
              <PostForm action={action}>
                <TextField
                  name="code"
                  label={text.code}
                  hint={text.codeHint}
                  inputmode="numeric"
                  autocomplete="one-time-code"
                  {...faultOf(faults, "code")}
                />
                <SubmitButton>{text.submit}</SubmitButton>
              </PostForm>
            ) : null}
            {ways.passkeys > 0 ? <PasskeyButton language={language} publicUrl={ground.publicUrl} next={next} /> : null}
            <details class="details after-form" open={faults.some(({ name }) => name === "herstelcode")}>
              <summary>{text.recoveryTitle}</summary>
              <div class="details-body">
                {recovery}
                <p>{text.lost}</p>
              </div>
            </details>
          </>
        ),
      },
      status,
    );
  }
  return app;
}
