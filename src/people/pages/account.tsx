/** The own account: name, password, second step, passkeys, sessions. */
import { deleteCookie } from "hono/cookie";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { localPath } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import { personal, type Web, type WebContext } from "../../kernel/web.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { ErrorSummary } from "../../ui/form.tsx";
import type { Child } from "../../ui/markup.ts";
import {
  changePassword,
  confirmTotp,
  dropTotp,
  endOwnSession,
  isRecent,
  offerOccasion,
  ownAccount,
  rename,
  renewRecoveryCodes,
} from "../own-account.ts";
import { listPasskeys } from "../passkey-list.ts";
import { cookieOptions, sessionCookie, signInPath } from "../session-cookie.ts";
import { endOthers, listSessions } from "../sessions.ts";
import { AboutOneself, OwnPassword, OwnSecondStep, OwnSessions } from "./account-view.tsx";
import { accountWords } from "./account-words.ts";
import { faultWord, notNowWords, type Fault } from "./entry.tsx";
import { formFields } from "./fields.ts";
import type { RoomParts } from "./index.tsx";
import { oneself } from "./oneself.ts";
import { Passkeys } from "./passkey.tsx";
import { newPasswordFaults } from "./password-fields.tsx";
import { personFault } from "./person-words.ts";
import { offerTotp } from "../totp.ts";
import { RecoveryCodes, TotpForm, totpWords } from "./totp-form.tsx";

const path = "/bureau/account";
const secondPath = `${path}/tweede-stap`;

/** Pages of one language; paths are Dutch. */
export function accountRoutes({ ground, site, queue }: RoomParts): Hono<Web> {
  const app = new Hono<Web>();
  const { db, secret } = ground;
  const back = (c: WebContext, to = path) => c.redirect(localPath(to, site().language), 303);

  app.get(path, (c) => page(c, { faults: [] }));

  app.post(`${path}/naam`, async (c) => {
    const typed = (await formFields(c))("naam");
    try {
      await rename(db, oneself(c), typed);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return page(c, { faults: [personFault(error, site().language)], name: typed }, 422);
    }
    return back(c);
  });

  app.post(`${path}/wachtwoord`, async (c) => {
    const asker = oneself(c);
    const { language } = site();
    const field = await formFields(c);
    const faults = newPasswordFaults(field, await ownAccount(db, asker), language);
    if (faults.length > 0) return page(c, { faults }, 422);
    const tried = await changePassword({ db, secret, queue, now: ground.now() }, asker, {
      old: field("oud"),
      fresh: field("nieuw"),
      keep: c.get("session"),
    });
    if (tried.kind === "right") return page(c, { faults: [], said: accountWords[language].passwordChanged });
    if (tried.kind === "wrong") return page(c, { faults: [{ name: "oud", text: accountWords[language].oldWrong }] }, 403);
    return page(c, { faults: [{ name: "oud", text: notNowWords(c, language, tried) }] }, 429);
  });

  app.get(secondPath, async (c) => {
    const asker = oneself(c);
    if (!(await isRecent(db, asker, c.get("session")))) return signInAgain(c, secondPath);
    const { ways } = await ownAccount(db, asker);
    return ways.totp ? back(c) : totpPage(c, []);
  });

  app.post(`${secondPath}/weg`, async (c) => {
    const asker = oneself(c);
    if (!(await isRecent(db, asker, c.get("session")))) return signInAgain(c, path);
    await dropTotp(db, asker);
    return back(c, secondPath);
  });

  app.post(secondPath, async (c) => {
    const asker = oneself(c);
    const { language } = site();
    if (!(await isRecent(db, asker, c.get("session")))) return signInAgain(c, secondPath);
    const codes = await confirmTotp(db, secret, asker, {
      occasion: await offerOccasion(db, asker, c.get("session")),
      typed: (await formFields(c))("code"),
      now: ground.now(),
    });
    return codes ? codesPage(c, codes) : totpPage(c, [{ name: "code", text: totpWords[language].wrong }], 403);
  });

  app.post(`${path}/herstelcodes`, async (c) => {
    const asker = oneself(c);
    if (!(await isRecent(db, asker, c.get("session")))) return signInAgain(c, path);
    return codesPage(c, await renewRecoveryCodes(db, asker));
  });

  app.post(`${path}/sessies`, async (c) => {
    const id = (await formFields(c))("sessie");
    if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) await endOwnSession(db, oneself(c), id);
    return back(c);
  });

  app.post(`${path}/overal-afmelden`, async (c) => {
    const alsoHere = (await formFields(c))("ook-hier") !== "";
    await endOthers(db, oneself(c), alsoHere ? null : c.get("session"));
    if (!alsoHere) return back(c);
    deleteCookie(c, sessionCookie(ground.publicUrl), cookieOptions(ground.publicUrl));
    return c.redirect(`${localPath("/aanmelden", site().language)}?afgemeld=1`, 303);
  });

  type Shown = { faults: readonly Fault[]; said?: string; name?: string };
  async function page(c: WebContext, { faults, said, name }: Shown, status?: ContentfulStatusCode) {
    const asker = oneself(c);
    const { language } = site();
    const text = accountWords[language];
    const [account, sessions, keys, recent] = await Promise.all([
      ownAccount(db, asker),
      listSessions(db, asker),
      listPasskeys(db, asker),
      isRecent(db, asker, c.get("session")),
    ]);
    return framed(
      c,
      { at: path, heading: text.heading, faults, lead: said },
      <>
        <AboutOneself language={language} faults={faults} account={account} typed={name ?? null} />
        <OwnPassword language={language} faults={faults} account={account} />
        <OwnSecondStep language={language} account={account} />
        <Passkeys language={language} publicUrl={ground.publicUrl} keys={keys} recent={recent} />
        <OwnSessions language={language} sessions={sessions} here={c.get("session")} />
      </>,
      status,
    );
  }

  async function totpPage(c: WebContext, faults: readonly Fault[], status?: ContentfulStatusCode) {
    const asker = oneself(c);
    const { language } = site();
    const { email, name } = await ownAccount(db, asker);
    const offer = offerTotp(secret, { account: asker.id, occasion: await offerOccasion(db, asker, c.get("session")) }, email ?? name);
    return framed(
      c,
      { at: secondPath, heading: accountWords[language].secondHeading, faults },
      <TotpForm language={language} action={localPath(secondPath, language)} offer={offer} faults={faults} />,
      status,
    );
  }

  function codesPage(c: WebContext, codes: readonly string[]) {
    const { language } = site();
    return framed(
      c,
      { at: path, heading: totpWords[language].codesHeading },
      <>
        <RecoveryCodes language={language} codes={codes} />
        <p>
          <a href={localPath(path, language)}>{accountWords[language].back}</a>
        </p>
      </>,
    );
  }

  /** @param next Dutch path to come back to */
  function signInAgain(c: WebContext, next: string) {
    const { language } = site();
    const text = accountWords[language];
    return framed(
      c,
      { at: path, heading: text.recentHeading, lead: text.recent },
      <p>
        <a class="submit" href={`${signInPath(language, localPath(next, language))}&opnieuw=1`}>
          {text.signInAgain}
        </a>
      </p>,
    );
  }

  type Frame = { at: string; heading: string; faults?: readonly Fault[]; lead?: string | undefined };
  function framed(c: WebContext, { at, heading, faults = [], lead }: Frame, children: Child, status: ContentfulStatusCode = 200) {
    const { language } = site();
    const own = accountWords[language].heading;
    const markup = deskFrame(site(), oneself(c), {
      path: at,
      trail: heading === own ? [{ text: own }] : [{ path, text: own }, { text: heading }],
      title: faults.length > 0 ? `${faultWord[language]}: ${heading}` : heading,
      description: heading,
      heading,
      lead,
      children: (
        <>
          <ErrorSummary language={language} errors={faults} />
          {children}
        </>
      ),
    });
    return c.html(String(markup), status, personal);
  }
  return app;
}
