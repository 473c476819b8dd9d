/** One person as a page. */
import { localPath, type Language } from "../../kernel/language.ts";
import { CheckboxField, PostForm, SubmitButton } from "../../ui/form.tsx";
import type { Person } from "../accounts.ts";
import { faultOf, type Fault } from "./entry.tsx";
import { formatMoment } from "./moment.ts";
import { peopleWords } from "./people-words.ts";
import { grantText, RoleFields } from "./person-parts.tsx";

export function PersonFacts({ language, person }: { language: Language; person: Person }) {
  const text = peopleWords[language];
  const facts: readonly (readonly [string, string])[] = [
    [text.email, person.email ?? "–"],
    ...(person.organisation ? [[text.organisation.replace(/ \(.*/, ""), person.organisation] as const] : []),
    [text.roles, person.grants.map((grant) => grantText(grant, language)).join(", ") || text.noRole],
    [text.lastSignIn, person.signedInAt ? formatMoment(person.signedInAt, language) : text.never],
  ];
  return (
    <>
      <dl class="account-facts">
        {facts.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {person.active ? null : <p class="notice">{text.inactive}</p>}
    </>
  );
}

type Managing = { language: Language; person: Person; faults: readonly Fault[]; role: string; part: string };

export function ManagePerson({ language, person, faults, role, part }: Managing) {
  const text = peopleWords[language];
  const base = localPath(`/bureau/mensen/${person.id}`, language);
  return (
    <>
      <section>
        <h2>{text.roles}</h2>
        <ul class="plain-list" role="list" aria-label={text.rolesOf(person.name)}>
          {person.grants.map((grant) => (
            <li>
              <form method="post" action={`${base}/rollen/weg`}>
                <input type="hidden" name="rol" value={grant.role} />
                <input type="hidden" name="deel" value={grant.part ?? ""} />
                {grantText(grant, language)}{" "}
                <button class="plain" type="submit" aria-label={text.takeRole(grantText(grant, language))}>
                  {text.take}
                </button>
              </form>
            </li>
          ))}
        </ul>
        <PostForm action={`${base}/rollen`}>
          <RoleFields language={language} faults={faults} role={role} part={part} />
          <SubmitButton>{text.giveRole}</SubmitButton>
        </PostForm>
      </section>
      <section>
        <h2>{text.entry}</h2>
        {person.active ? (
          <>
            <p>{text.newCodeLead}</p>
            <form class="buttons" method="post" action={`${base}/code`}>
              <button class="plain" type="submit">
                {text.newCode}
              </button>
            </form>
            <form class="buttons" method="post" action={`${base}/sessies`}>
              <button class="plain" type="submit">
                {text.endSessions}
              </button>
            </form>
          </>
        ) : null}
        <form class="buttons" method="post" action={`${base}/actief`}>
          <input type="hidden" name="actief" value={person.active ? "0" : "1"} />
          <button class="plain" type="submit">
            {person.active ? text.deactivate : text.activate}
          </button>
        </form>
      </section>
      <section>
        <h2>{text.erase}</h2>
        <p>{text.eraseLead}</p>
        <PostForm action={`${base}/wissen`}>
          <CheckboxField name="zeker" label={text.eraseConfirm} checked={false} {...faultOf(faults, "zeker")} />
          <SubmitButton>{text.erase}</SubmitButton>
        </PostForm>
      </section>
    </>
  );
}
