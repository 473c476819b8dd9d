/** One person, for the administrator: roles, a new code, sessions, signing in or not, erasing. */
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { localPath } from "../../kernel/language.ts";
import { notFound, Problem } from "../../kernel/problem.ts";
import { personal, type Web, type WebContext } from "../../kernel/web.ts";
import { may } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { ErrorSummary } from "../../ui/form.tsx";
import { checkedGrant, endSessionsOf, erasePerson, findPerson, grantRole, invite, revokeRole, setActive } from "../accounts.ts";
import type { NewCode } from "../one-time-code.ts";
import { faultWord, type Fault } from "./entry.tsx";
import { formFields } from "./fields.ts";
import type { RoomParts } from "./index.tsx";
import { oneself } from "./oneself.ts";
import { peopleWords } from "./people-words.ts";
import { CodeNotice } from "./person-parts.tsx";
import { ManagePerson, PersonFacts } from "./person-view.tsx";
import { personFault } from "./person-words.ts";

const list = "/bureau/mensen";
const base = `${list}/:id`;

/** Pages of one language; paths are Dutch. */
export function personRoutes({ ground, site }: RoomParts): Hono<Web> {
  const app = new Hono<Web>();
  const { db } = ground;
  const idOf = (c: WebContext): string => {
    const id = c.req.param("id") ?? "";
    if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
    throw notFound();
  };

  /** Does it, and shows the person again; what can't be done stands as an error above. */
  const post = (tail: string, work: (c: WebContext, id: string, field: (name: string) => string) => Promise<Shown | null>) =>
    app.post(`${base}/${tail}`, async (c) => {
      const id = idOf(c);
      const field = await formFields(c);
      try {
        const shown = await work(c, id, field);
        return shown ? await page(c, id, shown) : c.redirect(localPath(`${list}/${id}`, site().language), 303);
      } catch (error) {
        if (!(error instanceof Problem) || error.kind === "no-page") throw error;
        return page(c, id, { faults: [personFault(error, site().language)], role: field("rol"), part: field("deel") }, 422);
      }
    });

  app.get(base, (c) => page(c, idOf(c), {}));
  post("rollen", async (c, id, field) => {
    await grantRole(db, oneself(c), id, checkedGrant(field("rol"), field("deel")));
    return null;
  });
  post("rollen/weg", async (c, id, field) => {
    await revokeRole(db, oneself(c), id, checkedGrant(field("rol"), field("deel")));
    return null;
  });
  post("code", async (c, id) => ({ made: await invite(db, oneself(c), id) }));
  post("actief", async (c, id, field) => {
    await setActive(db, oneself(c), id, field("actief") === "1");
    return null;
  });
  post("sessies", async (c, id) => ({ said: peopleWords[site().language].ended(await endSessionsOf(db, oneself(c), id)) }));
  app.post(`${base}/wissen`, async (c) => {
    const id = idOf(c);
    const { language } = site();
    if (!(await formFields(c))("zeker"))
      return page(c, id, { faults: [{ name: "zeker", text: peopleWords[language].eraseUnconfirmed }] }, 422);
    await erasePerson(db, oneself(c), id);
    return c.redirect(localPath(list, language), 303);
  });

  type Shown = { faults?: readonly Fault[]; made?: NewCode; said?: string; role?: string; part?: string };
  async function page(
    c: WebContext,
    id: string,
    { faults = [], made, said, role = "", part = "" }: Shown,
    status: ContentfulStatusCode = 200,
  ) {
    const asker = oneself(c);
    const { language } = site();
    const text = peopleWords[language];
    const person = await findPerson(db, asker, id);
    const markup = deskFrame(site(), asker, {
      path: `${list}/${id}`,
      trail: [{ path: list, text: text.heading }, { text: person.name }],
      title: faults.length > 0 ? `${faultWord[language]}: ${person.name}` : person.name,
      description: person.name,
      heading: person.name,
      lead: said,
      children: (
        <>
          <ErrorSummary language={language} errors={faults} />
          {made ? <CodeNotice language={language} publicUrl={ground.publicUrl} name={person.name} made={made} /> : null}
          <PersonFacts language={language} person={person} />
          {id === asker.id ? (
            <p>{text.yourself}</p>
          ) : may(asker, "people.manage") ? (
            <ManagePerson language={language} person={person} faults={faults} role={role} part={part} />
          ) : null}
        </>
      ),
    });
    return c.html(String(markup), status, personal);
  }
  return app;
}
