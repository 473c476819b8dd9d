/** The start of an account, or a new start: with a one-time code. */
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { localPath, type Language, type Texts } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import { personal, type Web, type WebContext } from "../../kernel/web.ts";
import { PostForm, SubmitButton, TextField } from "../../ui/form.tsx";
import { countAttempt, sourceLimit } from "../limits.ts";
import type { CodeHolder } from "../one-time-code.ts";
import { passkeySite } from "../passkey.ts";
import { begin, holderOf } from "../welcome.ts";
import { entryPage, faultOf, notNowWords, type Fault } from "./entry.tsx";
import { formFields } from "./fields.ts";
import type { RoomParts } from "./index.tsx";
import { newPasswordFaults, PasswordFields } from "./password-fields.tsx";
import { personFault } from "./person-words.ts";
import { beginStep } from "./step-cookie.ts";

type Words = {
  heading: string;
  lead: string;
  code: string;
  codeHint: string;
  next: string;
  wrong: string;
  whoHeading: string;
  again: string;
  name: string;
  email: string;
  emailHint: string;
  save: string;
  passkey: string;
};
const words: Texts<Words> = {
  nl: {
    heading: "Welkom",
    lead: "U heeft een code gekregen om uw account te beginnen. De code werkt één keer.",
    code: "Uw code",
    codeHint: "Bijvoorbeeld 7K2MP-9XQ4T-0ABCD-EFGH1",
    next: "Verder",
    wrong: "Deze code werkt niet (meer). Kijk hem na, of vraag de beheerder om een nieuwe.",
    whoHeading: "Maak uw account af",
    again: "Hierna werken uw oude wachtwoord, toegangssleutels en codes niet meer.",
    name: "Uw naam",
    email: "Uw e-mailadres",
    emailHint: "Hiermee meldt u zich voortaan aan.",
    save: "Verder met dit wachtwoord",
    passkey: "Liever een toegangssleutel",
  },
  en: {
    heading: "Welcome",
    lead: "You were given a code to start your account. The code works once.",
    code: "Your code",
    codeHint: "For example 7K2MP-9XQ4T-0ABCD-EFGH1",
    next: "Continue",
    wrong: "This code does not work (any more). Check it, or ask the administrator for a new one.",
    whoHeading: "Complete your account",
    again: "After this your old password, passkeys and codes no longer work.",
    name: "Your name",
    email: "Your e-mail address",
    emailHint: "You will sign in with it.",
    save: "Continue with this password",
    passkey: "Rather use a passkey",
  },
};

/** Pages of one language; paths are Dutch. */
export function welcomeRoutes({ ground, site, entering }: RoomParts): Hono<Web> {
  const app = new Hono<Web>();
  const { db, secret } = ground;

  app.get("/welkom", (c) => codePage(c, []));

  app.post("/welkom", async (c) => {
    const { language } = site();
    const field = await formFields(c);
    const code = field("welkomcode");
    const counted = await countAttempt(db, secret, [sourceLimit(c.get("source"))], { now: ground.now(), object: "account:" });
    const again = (text: string, status: ContentfulStatusCode) => codePage(c, [{ name: "welkomcode", text }], status);
    if (!counted.allowed) return again(notNowWords(c, language, { kind: "limited", seconds: counted.seconds }), 429);
    const holder = await holderOf(db, code);
    if (!holder) return again(words[language].wrong, 403);
    await counted.forgive();
    const typed: Typed = { code, name: field("naam"), email: field("email") };
    if (field("deel") !== "2") return whoPage(c, holder, { ...typed, name: holder.email === null ? "" : holder.name, email: "" }, []);

    const withPasskey = field("manier") === "passkey";
    const person = { name: typed.name, email: holder.email ?? typed.email };
    const faults = withPasskey ? [] : newPasswordFaults(field, person, language);
    if (faults.length > 0) return whoPage(c, holder, typed, faults, 422);
    const hash = withPasskey ? null : await entering.hash(field("nieuw"), `source ${c.get("source")}`);
    if (hash === undefined) return again(notNowWords(c, language, { kind: "busy", seconds: 10 }), 503);
    try {
      const begun = await begin(db, { ...typed, hash });
      beginStep(c, ground, { ...begun, by: "code", next: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 404) return again(words[language].wrong, 403);
      return whoPage(c, holder, typed, [personFault(error, language)], 422);
    }
    for (const [name, value] of Object.entries(personal)) c.header(name, value);
    return c.redirect(localPath("/aanmelden/instellen", language), 303);
  });

  function codePage(c: WebContext, faults: readonly Fault[], status?: ContentfulStatusCode) {
    const text = words[site().language];
    return entryPage(
      c,
      site(),
      {
        path: "/welkom",
        heading: text.heading,
        lead: text.lead,
        faults,
        children: (
          <PostForm action={localPath("/welkom", site().language)}>
            <TextField name="welkomcode" label={text.code} hint={text.codeHint} {...faultOf(faults, "welkomcode")} />
            <SubmitButton>{text.next}</SubmitButton>
          </PostForm>
        ),
      },
      status,
    );
  }

  function whoPage(c: WebContext, holder: CodeHolder, typed: Typed, faults: readonly Fault[], status?: ContentfulStatusCode) {
    const { language } = site();
    const text = words[language];
    return entryPage(
      c,
      site(),
      {
        path: "/welkom",
        heading: text.whoHeading,
        lead: holder.purpose === "reset" ? text.again : undefined,
        faults,
        children: whoForm(language, holder, typed, faults, passkeySite(ground.publicUrl) !== null),
      },
      status,
    );
  }
  return app;
}

type Typed = { code: string; name: string; email: string };

function whoForm(language: Language, holder: CodeHolder, typed: Typed, faults: readonly Fault[], passkeys: boolean) {
  const text = words[language];
  return (
    <PostForm action={localPath("/welkom", language)}>
      <input type="hidden" name="welkomcode" value={typed.code} />
      <input type="hidden" name="deel" value="2" />
      <TextField name="naam" label={text.name} autocomplete="name" value={typed.name} {...faultOf(faults, "naam")} />
      {holder.email === null ? (
        <TextField
          name="email"
          label={text.email}
          hint={text.emailHint}
          type="email"
          autocomplete="username"
          value={typed.email}
          {...faultOf(faults, "email")}
        />
      ) : (
        <input type="hidden" name="gebruiker" autocomplete="username" value={holder.email} />
      )}
      <PasswordFields language={language} faults={faults} />
      <SubmitButton>{text.save}</SubmitButton>{" "}
      {passkeys ? (
        <button class="plain" type="submit" name="manier" value="passkey" hidden data-needs-passkey>
          {text.passkey}
        </button>
      ) : null}
    </PostForm>
  );
}
