/** An address to ask each closed route by: one that is the asker's own matter, and one that isn't. */
import { acting } from "../src/kernel/acting.ts";
import type { GivenRole, Role } from "../src/rights/index.ts";
import type { TestDatabase } from "./database.ts";
import { makePerson, type MadePerson } from "./people.ts";

export type Sample = { path: string; fields?: Readonly<Record<string, string>> };
type PerRole = (role: Role) => Sample | null;
export type Samples = Readonly<
  Record<
    string,
    {
      /** Theirs, or everybody's; null: the table lets them in here, and there is nothing for them, as `gone` shows. */
      own: Sample | PerRole;
      /** Not theirs: not found. */
      other?: Sample | PerRole;
      gone?: Sample;
      /** What a bare request is told once it is let in, where that is 403 or 404 by the page's own rules: nothing is under way, no such key. */
      says?: number;
    }
  >
>;

const policy = "utrecht-gezond-2011-2013";
const report = "/bureau/verslagen/gezondheid-voor-iedereen-2019-2023/2021";
const node = (verb: string, id: string) => ({ path: `/bureau/${verb}/policy/${policy}/node/${id}` });
const indicator = { path: "/bureau/wijzigen/indicator/overgewicht" };

/** @param people somebody with each role; a programme manager of gezond-gewicht, a partner of altrecht */
export async function laySamples(base: TestDatabase, people: ReadonlyMap<GivenRole, MadePerson>): Promise<Samples> {
  const stranger = await makePerson(base, "Vreemde (verzonnen)", ["adviser"]);
  const leaving = await makePerson(base, "Vertrekker (verzonnen)");
  const release = (await base.db.selectFrom("release").select("key").limit(1).executeTakeFirstOrThrow()).key;
  const job = await layJob(base, people.get("epidemiologist")?.id ?? null);
  const drafts = new Map<Role, string>();
  for (const [role, person] of people) drafts.set(role, await layDraft(base, person, "handedIn"));
  const open = await layDraft(base, stranger, "open");
  const handedIn = await layDraft(base, stranger, "handedIn");

  /** What each role writes, and what it doesn't. */
  const edited: PerRole = (role) =>
    ({ programmeManager: node("wijzigen", "gezond-gewicht"), adviser: node("wijzigen", "mantelzorg"), epidemiologist: indicator })[
      role as string
    ] ?? null;
  const notEdited: PerRole = (role) =>
    ({ programmeManager: node("wijzigen", "mantelzorg"), adviser: indicator })[role as string] ?? node("wijzigen", "gezond-gewicht");
  const begun: PerRole = (role) =>
    role === "adviser" || role === "programmeManager" ? { path: `/bureau/nieuw/policy?in=${policy}/update` } : null;
  const notBegun = { path: "/bureau/nieuw/nergens?in=niets" };
  const oneself = { path: "/bureau/account" };
  const person = `/bureau/mensen/${stranger.id}`;
  const posted = (path: string, fields: Readonly<Record<string, string>> = {}) => ({ own: { path, fields } });
  // No identity provider is configured here, and an address by number has no passkeys; each has tests of its own.
  const without = (path: string) => ({ own: () => null, gone: { path } });

  return {
    "GET /aanmelden": { own: { path: "/aanmelden" } },
    "GET /aanmelden/code": { own: { path: "/aanmelden/code" } },
    "GET /aanmelden/instellen": { own: { path: "/aanmelden/instellen" } },
    "GET /aanmelden/oidc/:provider": without("/aanmelden/oidc/stad"),
    "GET /aanmelden/oidc/:provider/af": without("/aanmelden/oidc/stad/af"),
    "GET /aanmelden/oidc/:provider/terug": without("/aanmelden/oidc/stad/terug"),
    "GET /welkom": { own: { path: "/welkom" } },
    "POST /aanmelden": posted("/aanmelden"),
    "POST /aanmelden/code": posted("/aanmelden/code"),
    "POST /aanmelden/instellen": posted("/aanmelden/instellen"),
    "POST /aanmelden/passkey": { ...posted("/aanmelden/passkey"), says: 403 },
    "POST /aanmelden/passkey/vraag": posted("/aanmelden/passkey/vraag"),
    "POST /aanmelden/wachtwoord": posted("/aanmelden/wachtwoord"),
    "POST /afmelden": posted("/afmelden"),
    "POST /welkom": { ...posted("/welkom"), says: 403 },
    "POST /welkom/passkey": { ...posted("/welkom/passkey"), says: 404 },
    "POST /welkom/passkey/vraag": { ...posted("/welkom/passkey/vraag"), says: 404 },

    "GET /bureau/account": { own: oneself },
    "GET /bureau/account/tweede-stap": { own: { path: "/bureau/account/tweede-stap" } },
    "GET /bureau/bewaard": { own: { path: "/bureau/bewaard" } },
    "POST /bureau/account/herstelcodes": posted("/bureau/account/herstelcodes"),
    "POST /bureau/account/naam": posted("/bureau/account/naam"),
    "POST /bureau/account/overal-afmelden": posted("/bureau/account/overal-afmelden"),
    "POST /bureau/account/passkeys": posted("/bureau/account/passkeys"),
    "POST /bureau/account/passkeys/:id/weg": { ...posted("/bureau/account/passkeys/x/weg"), says: 404 },
    "POST /bureau/account/passkeys/vraag": posted("/bureau/account/passkeys/vraag"),
    "POST /bureau/account/sessies": posted("/bureau/account/sessies"),
    "POST /bureau/account/tweede-stap": { ...posted("/bureau/account/tweede-stap"), says: 403 },
    "POST /bureau/account/tweede-stap/weg": posted("/bureau/account/tweede-stap/weg"),
    "POST /bureau/account/wachtwoord": posted("/bureau/account/wachtwoord"),
    "POST /bureau/bewaard": { ...posted("/bureau/bewaard"), says: 404 },

    "GET /bureau": { own: { path: "/bureau" } },
    "GET /bureau/wijzigen/:kind/:key{.+}": { own: edited, other: notEdited, gone: node("wijzigen", "gezond-gewicht") },
    "POST /bureau/wijzigen/:kind/:key{.+}": { own: edited, other: notEdited, gone: node("wijzigen", "gezond-gewicht") },
    "GET /bureau/nieuw/:kind": { own: begun, other: notBegun, gone: notBegun },
    "POST /bureau/nieuw/:kind": { own: begun, other: notBegun, gone: notBegun },
    "GET /bureau/voorstellen": { own: { path: "/bureau/voorstellen" } },
    "GET /bureau/voorstellen/:id": {
      own: (role) => ({ path: `/bureau/voorstellen/${drafts.get(role) ?? ""}` }),
      other: (role) => ({ path: `/bureau/voorstellen/${role === "publisher" || role === "auditor" ? open : handedIn}` }),
    },
    "POST /bureau/voorstellen/:id": {
      own: { path: `/bureau/voorstellen/${handedIn}`, fields: { do: "sendBack" } },
      other: { path: `/bureau/voorstellen/${open}`, fields: { do: "sendBack" } },
    },
    "GET /bureau/intrekken/:kind/:key{.+}": { own: node("intrekken", "jogg"), other: node("intrekken", "bestaat-niet") },
    "POST /bureau/intrekken/:kind/:key{.+}": { own: node("intrekken", "jogg"), other: node("intrekken", "bestaat-niet") },

    "GET /bureau/verslagen": { own: { path: "/bureau/verslagen" } },
    "GET /bureau/verslagen/:framework/:year": { own: { path: report } },
    "POST /bureau/verslagen/:framework/:year": { own: { path: report, fields: { do: "approve", reason: "" } } },

    "GET /bureau/importeren": { own: { path: "/bureau/importeren" } },
    "POST /bureau/importeren": posted("/bureau/importeren"),
    "GET /bureau/importeren/:job{[0-9]+}": { own: { path: `/bureau/importeren/${job}` }, other: { path: "/bureau/importeren/999999" } },
    "GET /bureau/importeren/:job{[0-9]+}/stand": {
      own: { path: `/bureau/importeren/${job}/stand` },
      other: { path: "/bureau/importeren/999999/stand" },
    },
    "POST /bureau/importeren/:job{[0-9]+}/opnieuw": posted(`/bureau/importeren/${job}/opnieuw`),
    "POST /bureau/importeren/:job{[0-9]+}/overnemen": posted(`/bureau/importeren/${job}/overnemen`),
    "POST /bureau/importeren/:job{[0-9]+}/stoppen": posted(`/bureau/importeren/${job}/stoppen`),
    "GET /bureau/importeren/levering/:key": {
      own: { path: `/bureau/importeren/levering/${release}` },
      other: { path: "/bureau/importeren/levering/x" },
    },
    "POST /bureau/importeren/levering/:key/intrekken": posted(`/bureau/importeren/levering/${release}/intrekken`),
    "POST /bureau/importeren/levering/:key/terugzetten": posted(`/bureau/importeren/levering/${release}/terugzetten`),

    "GET /bureau/logboek": { own: { path: "/bureau/logboek" } },
    "GET /bureau/logboek.csv": { own: { path: "/bureau/logboek.csv" } },
    "GET /bureau/mensen": { own: { path: "/bureau/mensen" } },
    "GET /bureau/mensen/:id": { own: { path: person }, other: { path: "/bureau/mensen/00000000-0000-4000-8000-000000000000" } },
    "POST /bureau/mensen": posted("/bureau/mensen"),
    "POST /bureau/mensen/:id/actief": posted(`${person}/actief`, { actief: "1" }),
    "POST /bureau/mensen/:id/code": posted(`${person}/code`),
    "POST /bureau/mensen/:id/rollen": posted(`${person}/rollen`, { rol: "auditor" }),
    "POST /bureau/mensen/:id/rollen/weg": posted(`${person}/rollen/weg`, { rol: "auditor" }),
    "POST /bureau/mensen/:id/sessies": posted(`${person}/sessies`),
    "POST /bureau/mensen/:id/wissen": posted(`/bureau/mensen/${leaving.id}/wissen`),
  };
}

/** One draft per person and thing, so each gets a thing of its own; made by its owner, for nobody else can. */
async function layDraft(base: TestDatabase, owner: MadePerson, state: "open" | "handedIn"): Promise<string> {
  const who = { kind: "person", id: owner.id, name: owner.name, grants: [] } as const;
  const key = `${policy}/node/${state === "open" ? "bboft" : "jogg"}`;
  return acting(base.db, who, { role: "test" }, async (trx) => {
    const { id } = await trx
      .insertInto("draft")
      .values({
        kind: "policy",
        key,
        title: "Voorbeeld",
        action: "desk.open",
        owner: owner.id,
        base_version: 1,
        content: JSON.stringify({}),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (state === "handedIn")
      await trx
        .updateTable("draft")
        .set({ state, reason: "voorbeeld", handed_in_at: new Date().toISOString() })
        .where("id", "=", id)
        .execute();
    return id;
  });
}

/** A table that nobody fetches here: the tests have no worker. */
async function layJob(base: TestDatabase, requestedBy: string | null): Promise<number> {
  const { id } = await base.db
    .insertInto("job")
    .values({
      kind: "preview figures",
      input: JSON.stringify({ material: { form: "table", table: "50090NED" } }),
      requested_by: requestedBy,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
