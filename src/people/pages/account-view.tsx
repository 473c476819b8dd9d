/** The own account as a page. */
import { formatDate, localPath, type Language } from "../../kernel/language.ts";
import { PostForm, SubmitButton, TextField } from "../../ui/form.tsx";
import { DataTable } from "../../ui/table.tsx";
import type { OwnAccount } from "../own-account.ts";
import type { ListedSession } from "../sessions.ts";
import { accountWords } from "./account-words.ts";
import { faultOf, type Fault } from "./entry.tsx";
import { formatMoment } from "./moment.ts";
import { PasswordFields } from "./password-fields.tsx";

type Part = { language: Language; faults: readonly Fault[] };

export function AboutOneself({ language, faults, account, typed }: Part & { account: OwnAccount; typed: string | null }) {
  const text = accountWords[language];
  return (
    <section>
      <h2>{text.about}</h2>
      <dl class="account-facts">
        {account.email ? (
          <div>
            <dt>{text.email}</dt>
            <dd>{account.email}</dd>
          </div>
        ) : null}
        {account.organisation ? (
          <div>
            <dt>{text.organisation}</dt>
            <dd>{account.organisation}</dd>
          </div>
        ) : null}
      </dl>
      <PostForm action={localPath("/bureau/account/naam", language)}>
        <TextField name="naam" label={text.name} autocomplete="name" value={typed ?? account.name} {...faultOf(faults, "naam")} />
        <SubmitButton>{text.saveName}</SubmitButton>
      </PostForm>
    </section>
  );
}

export function OwnPassword({ language, faults, account }: Part & { account: OwnAccount }) {
  const text = accountWords[language];
  return (
    <section>
      <h2>{text.password}</h2>
      {account.passwordSetAt ? (
        <>
          <p>{text.passwordSet(formatDate(account.passwordSetAt, language))}</p>
          <PostForm action={localPath("/bureau/account/wachtwoord", language)}>
            <TextField name="oud" label={text.old} type="password" autocomplete="current-password" {...faultOf(faults, "oud")} />
            <PasswordFields language={language} faults={faults} />
            <SubmitButton>{text.savePassword}</SubmitButton>
          </PostForm>
        </>
      ) : (
        <p>{text.noPassword}</p>
      )}
    </section>
  );
}

export function OwnSecondStep({ language, account }: { language: Language; account: OwnAccount }) {
  const text = accountWords[language];
  const base = localPath("/bureau/account", language);
  return (
    <section>
      <h2>{text.second}</h2>
      <p>{account.ways.totp ? text.secondOn : text.secondOff}</p>
      {account.ways.totp ? (
        <form class="buttons" method="post" action={`${base}/tweede-stap/weg`}>
          <button class="plain" type="submit">
            {text.secondRenew}
          </button>
        </form>
      ) : (
        <p>
          <a href={`${base}/tweede-stap`}>{text.secondSetUp}</a>
        </p>
      )}
      <p>{text.codes(account.recoveryCodes)}</p>
      <form class="buttons" method="post" action={`${base}/herstelcodes`}>
        <button class="plain" type="submit">
          {text.newCodes}
        </button>
      </form>
    </section>
  );
}

export function OwnSessions({ language, sessions, here }: { language: Language; sessions: readonly ListedSession[]; here: string | null }) {
  const text = accountWords[language];
  const base = localPath("/bureau/account", language);
  return (
    <section>
      <h2>{text.sessions}</h2>
      <p>{text.sessionsLead}</p>
      <DataTable
        language={language}
        id="sessions"
        caption={text.caption}
        hideCaption
        enhance={false}
        columns={text.columns.map((title) => ({ title }))}
        rows={sessions.map(({ id, agent, method, seenAt }) => {
          const browser = agent || text.unknownBrowser;
          return [
            id === here ? `${browser} (${text.here})` : browser,
            text.methods[method] ?? method,
            formatMoment(seenAt, language),
            id === here ? (
              "–"
            ) : (
              <form method="post" action={`${base}/sessies`}>
                <input type="hidden" name="sessie" value={id} />
                <button class="plain" type="submit" aria-label={text.endOf(browser)}>
                  {text.end}
                </button>
              </form>
            ),
          ];
        })}
      />
      <form class="buttons" method="post" action={`${base}/overal-afmelden`}>
        <button class="plain" type="submit">
          {text.endOthers}
        </button>{" "}
        <button class="plain" type="submit" name="ook-hier" value="1">
          {text.endAll}
        </button>
      </form>
    </section>
  );
}
