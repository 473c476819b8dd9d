/** /over/rechten: who may do what, as the table of rights has it. */
import { Hono } from "hono";
import type { Language, Translated } from "./kernel/language.ts";
import { actions, extentOf, roles, type Action, type Extent, type Role } from "./rights/index.ts";
import { frame, type Site } from "./ui/site.tsx";
import { DataTable } from "./ui/table.tsx";

export const roleNames: Readonly<Record<Role, { name: Translated; text: Translated }>> = {
  visitor: {
    name: { nl: "Bezoeker", en: "Visitor" },
    text: { nl: "Iedereen, zonder aanmelden.", en: "Everybody, without signing in." },
  },
  partner: {
    name: { nl: "Partner", en: "Partner" },
    text: {
      nl: "Werkt bij een organisatie die meedoet, en vult het plan van die organisatie in.",
      en: "Works at an organisation that takes part, and fills in its plan.",
    },
  },
  programmeManager: {
    name: { nl: "Programmamanager", en: "Programme manager" },
    text: { nl: "Leidt een programma, en schrijft over dat programma.", en: "Leads a programme, and writes about it." },
  },
  epidemiologist: {
    name: { nl: "Epidemioloog", en: "Epidemiologist" },
    text: { nl: "Brengt cijfers binnen en legt ze uit.", en: "Brings figures in and explains them." },
  },
  adviser: {
    name: { nl: "Adviseur", en: "Adviser" },
    text: { nl: "Schrijft aan het beleid, de doelen en het verslag.", en: "Writes the policy, the targets and the report." },
  },
  publisher: {
    name: { nl: "Publiceerder", en: "Publisher" },
    text: { nl: "Leest voorstellen van anderen en maakt ze openbaar.", en: "Reads proposals of others and makes them public." },
  },
  administrator: {
    name: { nl: "Beheerder", en: "Administrator" },
    text: { nl: "Laat mensen toe en geeft rollen.", en: "Lets people in and gives roles." },
  },
  auditor: {
    name: { nl: "Controleur", en: "Auditor" },
    text: { nl: "Leest het logboek en alle voorstellen, en verandert niets.", en: "Reads the log and all proposals, and changes nothing." },
  },
};

const actionNames: Readonly<Record<Action, Translated>> = {
  read: { nl: "Lezen wat openbaar is", en: "Read what is public" },
  "account.enter": { nl: "Aanmelden en afmelden", en: "Sign in and out" },
  "account.keep": { nl: "Het eigen account bijhouden", en: "Keep one's own account" },
  "desk.open": { nl: "Eigen werk en concepten zien", en: "See one's own work and drafts" },
  "policy.draft": { nl: "Schrijven aan een onderdeel van het beleid", en: "Write a part of a policy" },
  "target.draft": { nl: "Schrijven aan een streefwaarde", en: "Write a target" },
  "update.draft": { nl: "Een voortgangsbericht schrijven", en: "Write a progress update" },
  "plan.draft": { nl: "Het plan van een organisatie invullen", en: "Fill in an organisation's plan" },
  "areaSet.draft": { nl: "Een eigen groep gebieden maken", en: "Make a set of areas" },
  "indicator.draft": { nl: "De uitleg bij een cijfer schrijven", en: "Write the explanation of a figure" },
  "report.write": { nl: "Een tekst in het verslag schrijven", en: "Write a text in the report" },
  "draft.read": { nl: "Voorstellen van anderen lezen", en: "Read proposals of others" },
  "draft.publish": { nl: "Een voorstel van een ander openbaar maken", en: "Make another's proposal public" },
  "content.withdraw": { nl: "Intrekken wat openbaar is", en: "Withdraw what is public" },
  "report.approve": { nl: "Akkoord gaan met een verslag", en: "Agree to a report" },
  "report.publish": { nl: "Een verslag openbaar maken", en: "Make a report public" },
  "figures.import": { nl: "Cijfers en kaarten binnenbrengen", en: "Bring in figures and maps" },
  "figures.withdraw": { nl: "Een levering van cijfers intrekken", en: "Withdraw a delivery of figures" },
  "pack.load": { nl: "Het pakket van een stad laden", en: "Load a city's pack" },
  "jobs.read": { nl: "Zien welk lang werk er loopt", en: "See which long work is under way" },
  "people.read": { nl: "Zien wie er toegang heeft", en: "See who has access" },
  "people.manage": { nl: "Mensen toelaten en rollen geven", en: "Let people in and give roles" },
  "audit.read": { nl: "Het logboek lezen", en: "Read the log" },
  "system.run": { nl: "De dienst starten en bijwerken", en: "Start the service and bring it up to date" },
};

const extents: Readonly<Record<Language, Record<Extent | "none", string>>> = {
  nl: { all: "ja", own: "van zichzelf", part: "eigen programma of organisatie", none: "nee" },
  en: { all: "yes", own: "one's own", part: "own programme or organisation", none: "no" },
};

const words = {
  nl: {
    title: "Wie mag wat",
    lead: "Iedereen mag lezen wat openbaar is. Voor al het andere is een rol nodig. Wat hieronder niet met ja staat, mag niet.",
    roles: "De rollen",
    table: "Wat elke rol mag",
    tableText: "Deze tabel is dezelfde waar het programma en de database zich aan houden.",
    action: "Wat",
    eyes: "Vier ogen",
    eyesText:
      "Niemand maakt het eigen werk openbaar: een ander leest mee en publiceert. Niemand geeft zichzelf een rol. Wie een verslag goedkeurt, publiceert het niet.",
    unseen: "Wat u niet mag zien",
    unseenText: "Wat u niet mag zien, bestaat voor u niet: u krijgt dezelfde pagina als bij een adres dat er niet is.",
    log: "Het logboek",
    logText:
      "Elke verandering staat in een logboek: wie, wanneer, waarom, en wat er eerst stond. Het logboek is alleen aan te vullen, en wie er iets in verandert, valt op.",
  },
  en: {
    title: "Who may do what",
    lead: "Everybody may read what is public. For all else it takes a role. What isn't marked with yes below is refused.",
    roles: "The roles",
    table: "What each role may do",
    tableText: "This table is the one that the program and the database keep to.",
    action: "What",
    eyes: "Four eyes",
    eyesText:
      "Nobody makes one's own work public: another reads it and publishes. Nobody gives oneself a role. Who approves a report doesn't publish it.",
    unseen: "What you may not see",
    unseenText: "What you may not see isn't there for you: you get the same page as for an address that doesn't exist.",
    log: "The log",
    logText:
      "Every change stands in a log: who, when, why, and what was there before. The log can only be added to, and changing it shows.",
  },
} as const;

/** The page of one language. */
export function rightsPage(site: () => Site): Hono {
  const app = new Hono();
  app.get("/over/rechten", () => {
    const { language } = site();
    const text = words[language];
    const cell = (action: Action, role: Role) => extents[language][extentOf(action, role) ?? "none"];
    const page = frame(site(), {
      path: "/over/rechten",
      trail: [{ text: text.title }],
      title: text.title,
      description: text.lead,
      heading: text.title,
      lead: text.lead,
      children: (
        <>
          <section>
            <h2>{text.roles}</h2>
            <dl class="definitions">
              {roles.map((role) => (
                <div>
                  <dt>{roleNames[role].name[language]}</dt>
                  <dd>{roleNames[role].text[language]}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section>
            <h2>{text.table}</h2>
            <p>{text.tableText}</p>
            <DataTable
              language={language}
              id="rights"
              caption={text.table}
              columns={[{ title: text.action }, ...roles.map((role) => ({ title: roleNames[role].name[language] }))]}
              rows={actions.map((action) => [actionNames[action][language], ...roles.map((role) => cell(action, role))])}
              enhance={false}
            />
          </section>
          {(["eyes", "unseen", "log"] as const).map((part) => (
            <section>
              <h2>{text[part]}</h2>
              <p>{text[`${part}Text`]}</p>
            </section>
          ))}
        </>
      ),
    });
    return new Response(String(page), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "public, no-cache" } });
  });
  return app;
}
