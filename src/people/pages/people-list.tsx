/** Everybody with an account, and adding somebody. */
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { localPath } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import { personal, type Web, type WebContext } from "../../kernel/web.ts";
import { may } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { ErrorSummary, PostForm, SubmitButton, TextField } from "../../ui/form.tsx";
import { DataTable } from "../../ui/table.tsx";
import { addPerson, checkedGrant, listPeople, type Person } from "../accounts.ts";
import type { NewCode } from "../one-time-code.ts";
import { faultOf, faultWord, type Fault } from "./entry.tsx";
import { formFields } from "./fields.ts";
import type { RoomParts } from "./index.tsx";
import { formatMoment } from "./moment.ts";
import { oneself } from "./oneself.ts";
import { peopleWords } from "./people-words.ts";
import { CodeNotice, grantText, RoleFields } from "./person-parts.tsx";
import { personFault } from "./person-words.ts";

const path = "/bureau/mensen";

/** Pages of one language; paths are Dutch. */
export function peopleRoutes({ ground, site }: RoomParts): Hono<Web> {
  const app = new Hono<Web>();
  const none = () => "";

  app.get(path, (c) => page(c, { faults: [], typed: none }));

  app.post(path, async (c) => {
    const field = await formFields(c);
    try {
      const grants = [checkedGrant(field("rol"), field("deel"))];
      const made = await addPerson(ground.db, oneself(c), {
        email: field("email"),
        name: field("naam"),
        organisation: field("organisatie"),
        grants,
      });
      return await page(c, { faults: [], typed: none, made: { ...made, name: field("naam") } });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return page(c, { faults: [personFault(error, site().language)], typed: field }, 422);
    }
  });

  type Shown = { faults: readonly Fault[]; typed: (name: string) => string; made?: NewCode & { name: string } };
  async function page(c: WebContext, { faults, typed, made }: Shown, status: ContentfulStatusCode = 200) {
    const asker = oneself(c);
    const { language } = site();
    const text = peopleWords[language];
    const people = await listPeople(ground.db, asker);
    const markup = deskFrame(site(), asker, {
      path,
      trail: [{ text: text.heading }],
      title: faults.length > 0 ? `${faultWord[language]}: ${text.heading}` : text.heading,
      description: text.lead,
      heading: text.heading,
      lead: text.lead,
      children: (
        <>
          <ErrorSummary language={language} errors={faults} />
          {made ? <CodeNotice language={language} publicUrl={ground.publicUrl} name={made.name} made={made} /> : null}
          <DataTable
            language={language}
            id="people"
            caption={text.caption}
            columns={text.columns.map((title) => ({ title }))}
            rows={people.map((person) => row(person))}
          />
          {may(asker, "people.manage") ? (
            <>
              <h2>{text.addHeading}</h2>
              <PostForm action={localPath(path, language)}>
                <TextField name="naam" label={text.name} value={typed("naam")} {...faultOf(faults, "naam")} />
                <TextField name="email" label={text.email} type="email" value={typed("email")} {...faultOf(faults, "email")} />
                <TextField name="organisatie" label={text.organisation} value={typed("organisatie")} />
                <RoleFields language={language} faults={faults} role={typed("rol")} part={typed("deel")} />
                <SubmitButton>{text.add}</SubmitButton>
              </PostForm>
            </>
          ) : null}
        </>
      ),
    });
    return c.html(String(markup), status, personal);
  }

  function row({ id, name, email, active, grants, signedInAt }: Person) {
    const { language } = site();
    const text = peopleWords[language];
    return [
      <a href={localPath(`${path}/${id}`, language)}>{name}</a>,
      email ?? "",
      `${grants.map((grant) => grantText(grant, language)).join(", ") || text.noRole}${active ? "" : ` – ${text.inactive}`}`,
      { content: signedInAt ? formatMoment(signedInAt, language) : text.never, sort: signedInAt?.getTime() ?? 0 },
    ];
  }
  return app;
}
