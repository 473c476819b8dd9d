import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson } from "../../test/people.ts";
import { acting, seeing } from "../kernel/acting.ts";
import { begin, offers } from "./begin.ts";
import { proposalOf, publish, sendBack, withdraw } from "./decide.ts";
import type { Draft } from "./draft.ts";
import { asPerson, madeDesk, makeNotes, partOf } from "./made-notes.ts";
import { draftOf, handedIn, ownDrafts, proposals } from "./queries.ts";
import { drop, handIn, save, takeBack, type Writing } from "./service.ts";
import { lookAt, type Desk, type Person } from "./thing.ts";

let base: TestDatabase;
let desk: Desk;
let writer: Person;
let colleague: Person;
let outsider: Person;
let publisher: Person;
let both: Person;
let auditor: Person;

beforeAll(async () => {
  base = await testDatabase();
  desk = madeDesk(base, [await makeNotes(base)]);
  const make = async (name: string, ...grants: Parameters<typeof asPerson>[1][]) =>
    asPerson(await makePerson(base, name, grants), ...grants);
  writer = await make("Wil (verzonnen)", ["programmeManager", "programme:zwemmen"]);
  colleague = await make("Col (verzonnen)", ["programmeManager", "programme:zwemmen"]);
  outsider = await make("Oud (verzonnen)", ["programmeManager", "programme:fietsen"]);
  publisher = await make("Pub (verzonnen)", "publisher");
  both = await make("Beide (verzonnen)", "publisher", "adviser");
  auditor = await make("Aud (verzonnen)", "auditor");
});
afterAll(() => base?.close());

let count = 0;
let key = "";
beforeEach(() => {
  key = `zwemmen/plan-${++count}`;
});

const ref = () => ({ kind: "note", key });
const look = (who: Person) => lookAt(desk, who, ref());
const writing = (content: Record<string, unknown>, more: Partial<Writing> = {}): Writing => ({
  content,
  reason: "Beter zo",
  version: 0,
  base: 0,
  ...more,
});
const write = async (who: Person, content: Record<string, unknown>, more: Partial<Writing> = {}) =>
  save(desk, who, await look(who), writing(content, more));
/** A proposal of this person, ready to be decided about. */
async function propose(who: Person, content: Record<string, unknown>, more: Partial<Writing> = {}): Promise<Draft> {
  const result = await handIn(desk, who, await look(who), writing(content, more));
  expect(result.outcome).toBe("handedIn");
  return result.draft;
}
const publicNow = async () => await desk.editables[0].standing(desk.ground.reader(), key);
const notThere = { kind: "no-page", status: 404 };

describe("writing", () => {
  test("looking begins nothing; the first save does", async () => {
    expect((await look(writer)).draft).toBeNull();
    expect(await write(writer, { title: "Zwemles" })).toMatchObject({
      outcome: "saved",
      draft: { state: "open", version: 1, title: "Zwemles" },
    });
    expect((await look(writer)).content).toEqual({ title: "Zwemles" });
  });

  test("what isn't finished, or can't be read, is kept as typed", async () => {
    await write(writer, { amount: "tien euro", steps: [{}] });
    expect((await look(writer)).content).toEqual({ amount: "tien euro", steps: [{}] });
  });

  test("an older window does not overwrite a newer one: both texts are there", async () => {
    await write(writer, { title: "Een" });
    await write(writer, { title: "Twee" }, { version: 1 });
    expect(await write(writer, { title: "Drie" }, { version: 1 })).toMatchObject({
      outcome: "conflict",
      draft: { content: { title: "Twee" }, version: 2 },
    });
  });

  test("two windows that both begin: one does, the other sees both texts", async () => {
    const outcomes = await Promise.all([write(writer, { title: "Een" }), write(writer, { title: "Twee" })]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "saved"]);
    expect(await base.db.selectFrom("draft").select("id").where("key", "=", key).execute()).toHaveLength(1);
  });

  test("the same, sent twice, is saved once: an answer may get lost", async () => {
    await write(writer, { title: "Een" });
    expect(await write(writer, { title: "Een" })).toMatchObject({ outcome: "saved", draft: { version: 1 } });
  });

  test("a window that stayed open after all was done begins anew with its text", async () => {
    await write(writer, { title: "Een" });
    await drop(desk, writer, await look(writer));
    expect((await look(writer)).draft).toBeNull();
    expect(await write(writer, { title: "Een en meer" }, { version: 1 })).toMatchObject({ outcome: "saved", draft: { version: 1 } });
  });

  test("several people may each have a draft of one thing", async () => {
    await write(writer, { title: "Van Wil" });
    await write(colleague, { title: "Van Col" });
    expect((await look(writer)).content).toEqual({ title: "Van Wil" });
    expect((await look(colleague)).content).toEqual({ title: "Van Col" });
  });

  test("who has no right for this programme finds nothing there, whether there is something or not", async () => {
    await write(writer, { title: "Van Wil" });
    for (const at of [key, "zwemmen/nergens"])
      await expect(lookAt(desk, outsider, { kind: "note", key: at })).rejects.toMatchObject(notThere);
    await expect(lookAt(desk, publisher, ref())).rejects.toMatchObject(notThere);
    await expect(lookAt(desk, { kind: "visitor" }, ref())).rejects.toMatchObject(notThere);
    await expect(lookAt(desk, writer, { kind: "geen", key })).rejects.toMatchObject(notThere);
    await expect(lookAt(desk, writer, { kind: "note", key: "zwemmen/\0" })).rejects.toMatchObject(notThere);
  });
});

describe("handing in", () => {
  test("takes a reason, what is required and what can be read; what is missing is told, and the text is kept", async () => {
    const result = await handIn(desk, writer, await look(writer), writing({ amount: "tien", steps: [{}, { id: "a" }] }, { reason: " " }));
    expect(result).toMatchObject({ outcome: "faults", draft: { state: "open", content: { amount: "tien" } } });
    expect(result.outcome === "faults" && result.faults.map(({ field }) => field)).toEqual(["amount", "title", "reason"]);
  });

  test("a reason that is too long is kept whole, and told", async () => {
    const reason = "omdat ".repeat(400).trim();
    const result = await handIn(desk, writer, await look(writer), writing({ title: "Zwemles" }, { reason }));
    expect(result).toMatchObject({ outcome: "faults", draft: { reason }, faults: [{ field: "reason" }] });
  });

  test("asks the thing's own room as well", async () => {
    const result = await handIn(desk, writer, await look(writer), writing({ title: "verboden" }));
    expect(result).toMatchObject({ outcome: "faults", faults: [{ field: "title", text: { nl: "Dit mag niet." } }] });
  });

  test("without any change is nothing to hand in", async () => {
    await publish(desk, publisher, (await propose(writer, { title: "Zwemles" })).id, 2);
    const result = await handIn(desk, writer, await look(writer), writing({ title: "Zwemles" }, { base: 1 }));
    expect(result).toMatchObject({ outcome: "faults", faults: [{ field: "" }] });
  });

  test("can be taken back until somebody decided", async () => {
    const draft = await propose(writer, { title: "Zwemles" });
    await takeBack(desk, writer, await look(writer));
    expect((await look(writer)).draft?.state).toBe("open");
    expect(await publish(desk, publisher, draft.id, draft.version).catch((error: unknown) => error)).toMatchObject(notThere);
    await propose(writer, { title: "Zwemles" }, { version: 3 });
  });
});

describe("deciding", () => {
  test("a publisher makes another's proposal public, under the writer's name", async () => {
    const draft = await propose(writer, { title: "Zwemles" });
    expect(await publish(desk, publisher, draft.id, draft.version)).toEqual({ outcome: "published", version: 1, key });
    expect(await publicNow()).toEqual({ version: 1, content: { title: "Zwemles" }, removed: false });
    const [version] = await desk.editables[0].versions(base.read, key);
    expect(version).toMatchObject({ actor: "Wil (verzonnen)", reason: "Beter zo" });
    const { rows } = await base.pool.query("select body::jsonb as body from audit_event where object = $1 order by id", [
      `draft:note/${key}`,
    ]);
    expect(rows.at(-1).body).toMatchObject({ actor: publisher.id, role: "publisher", reason: "Beter zo", after: { state: "published" } });
  });

  test("a publisher cannot publish one's own draft", async () => {
    const draft = await propose(both, { title: "Van mij" });
    await expect(publish(desk, both, draft.id, draft.version)).rejects.toMatchObject({ kind: "own-draft", status: 403 });
    expect((await proposalOf(desk, both, draft.id)).decidable).toBe(false);
    expect(await publicNow()).toMatchObject({ version: 0 });
  });

  test("a publisher cannot publish one's own draft by SQL either, nor lend another's name to it", async () => {
    const draft = await propose(both, { title: "Van mij" });
    const set = (values: string) =>
      acting(desk.ground.db, both, { role: "publisher" }, (trx) =>
        sql.raw(`update draft set ${values} where id = '${draft.id}'`).execute(trx),
      );
    for (const values of [
      `state = 'published', decided_by = '${both.id}', decided_at = now()`,
      `state = 'published', decided_by = '${publisher.id}', decided_at = now()`,
      `state = 'published'`,
      `owner = '${publisher.id}', state = 'published', decided_by = '${both.id}'`,
      `decision = 'Goed gedaan'`,
    ])
      await expect(set(values), values).rejects.toThrow(/decided|policy|decides|stays/);
    expect((await look(both)).draft).toMatchObject({ state: "handedIn", decision: "" });
  });

  test("a publisher cannot write in another's draft by SQL", async () => {
    const draft = await propose(writer, { title: "Van Wil" });
    const set = (values: string) =>
      acting(desk.ground.db, publisher, { role: "publisher" }, (trx) =>
        sql.raw(`update draft set state = 'published', decided_by = '${publisher.id}', ${values} where id = '${draft.id}'`).execute(trx),
      );
    for (const values of [`content = '{"title":"Anders"}'`, `reason = 'Omdat ik het zeg'`, "base_version = 7"])
      await expect(set(values), values).rejects.toThrow("nobody writes in another's draft");
  });

  test("nobody publishes what they did not read: another version than the one shown is refused", async () => {
    const draft = await propose(writer, { title: "Een" });
    await takeBack(desk, writer, await look(writer));
    const again = await propose(writer, { title: "Heel anders" }, { version: 3 });
    expect(await publish(desk, publisher, draft.id, draft.version)).toEqual({ outcome: "gone" });
    expect(await publish(desk, publisher, draft.id, again.version)).toMatchObject({ outcome: "published" });
  });

  test("of two who decide at once, one does", async () => {
    const draft = await propose(writer, { title: "Een" });
    const outcomes = await Promise.all([publish(desk, publisher, draft.id, draft.version), publish(desk, both, draft.id, draft.version)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["gone", "published"]);
    expect(await publicNow()).toMatchObject({ version: 1 });
  });

  test("what was sent back comes with remarks, and is handed in again", async () => {
    const draft = await propose(writer, { title: "Een" });
    await expect(sendBack(desk, publisher, draft.id, draft.version, "  ")).rejects.toMatchObject({ kind: "no-remarks" });
    expect(await sendBack(desk, publisher, draft.id, draft.version, "Wat kost het?")).toEqual({ outcome: "returned" });
    expect((await look(writer)).draft).toMatchObject({ state: "returned", decision: "Wat kost het?", decider: "Pub (verzonnen)" });
    const again = await propose(writer, { title: "Een", amount: 12.5 }, { version: draft.version });
    expect(await publish(desk, both, again.id, again.version)).toMatchObject({ outcome: "published" });
  });

  test("only the first of two proposals on one version becomes public; the other's writer puts them together", async () => {
    await publish(desk, publisher, (await propose(writer, { title: "Een" })).id, 2);
    const [mine, theirs] = [
      await propose(writer, { title: "Van Wil" }, { base: 1 }),
      await propose(colleague, { title: "Van Col" }, { base: 1 }),
    ];
    expect(await publish(desk, publisher, mine.id, mine.version)).toMatchObject({ outcome: "published" });
    expect(await publish(desk, publisher, theirs.id, theirs.version)).toEqual({ outcome: "changedMeanwhile" });
    await takeBack(desk, colleague, await look(colleague));
    const refused = await handIn(desk, colleague, await look(colleague), writing({ title: "Van Col" }, { version: 3 }));
    expect(refused).toMatchObject({ outcome: "changedMeanwhile", draft: { content: { title: "Van Col" } } });
    const joined = await save(desk, colleague, await look(colleague), writing({ title: "Van Wil en Col" }, { version: 3 }), 2);
    expect(joined).toMatchObject({ outcome: "saved", draft: { baseVersion: 2 } });
    const again = await propose(colleague, { title: "Van Wil en Col" }, { version: 4 });
    expect(await publish(desk, publisher, again.id, again.version)).toMatchObject({ outcome: "published", version: 3 });
  });

  test("a withdrawn thing is gone from the site, keeps its history and can come back", async () => {
    await publish(desk, publisher, (await propose(writer, { title: "Een" })).id, 2);
    await expect(withdraw(desk, writer, ref(), 1, "Weg")).rejects.toMatchObject(notThere);
    await expect(withdraw(desk, publisher, ref(), 1, " ")).rejects.toMatchObject({ kind: "no-reason" });
    await withdraw(desk, publisher, ref(), 1, "Gestopt");
    expect(await publicNow()).toMatchObject({ version: 2, removed: true });
    await expect(withdraw(desk, publisher, ref(), 2, "Nog eens")).rejects.toMatchObject(notThere);
    const back = await propose(writer, { title: "Een" }, { base: 2 });
    expect(await publish(desk, publisher, back.id, back.version)).toMatchObject({ outcome: "published", version: 3 });
  });
});

describe("what others can see", () => {
  const seenBy = (who: Person) =>
    seeing(
      desk.ground.db,
      who,
      async (read) => (await sql<{ id: string }>`select id from draft where key = ${key}`.execute(read)).rows.length,
    );

  test("an open draft can't be seen, counted or found by anybody else", async () => {
    await write(writer, { title: "Geheim" });
    const { draft } = await look(writer);
    for (const who of [colleague, outsider, publisher, both, auditor]) {
      expect(await seenBy(who)).toBe(0);
      await expect(proposalOf(desk, who, draft?.id ?? "")).rejects.toMatchObject(notThere);
      expect(await seeing(desk.ground.db, who, (read) => draftOf(read, writer.id, "note", key))).toBeUndefined();
    }
    expect(await seenBy(writer)).toBe(1);
    const visitors = await desk.ground.db.selectFrom("draft").select("id").execute();
    expect(visitors).toEqual([]);
  });

  test("an open draft of somebody else gives no other answer than none does", async () => {
    await write(writer, { title: "Geheim" });
    const taken = await write(colleague, { title: "Van Col" });
    expect(taken).toMatchObject({ outcome: "saved", draft: { version: 1, baseVersion: 0 } });
  });

  test("what was handed in is seen by its writer, publishers and auditors, and by no colleague", async () => {
    await propose(writer, { title: "Voorstel" });
    expect(await Promise.all([writer, publisher, both, auditor].map(seenBy))).toEqual([1, 1, 1, 1]);
    expect(await Promise.all([colleague, outsider].map(seenBy))).toEqual([0, 0]);
  });

  test("lists hold only what is the person's to see or do", async () => {
    const draft = await propose(both, { title: "Van mij" });
    const lists = (who: Person) =>
      seeing(desk.ground.db, who, async (read) => ({
        mine: (await ownDrafts(read, who.id)).filter((each) => each.id === draft.id).length,
        toDecide: (await handedIn(read, who.id)).filter((each) => each.id === draft.id).length,
        proposals: (await proposals(read, 500)).filter((each) => each.id === draft.id).length,
      }));
    expect(await lists(both)).toEqual({ mine: 1, toDecide: 0, proposals: 1 });
    expect(await lists(publisher)).toEqual({ mine: 0, toDecide: 1, proposals: 1 });
    expect(await lists(colleague)).toEqual({ mine: 0, toDecide: 0, proposals: 0 });
  });

  test("who lost the role can't go on with the draft, and who gets it back finds it again", async () => {
    await write(writer, { title: "Half" });
    await base.owner.query("update account set active = active where false");
    await base.db.deleteFrom("role_grant").where("account", "=", writer.id).execute();
    await expect(write(writer, { title: "Meer" }, { version: 1 })).rejects.toThrow();
    await expect(lookAt(desk, { ...writer, grants: [] }, ref())).rejects.toMatchObject(notThere);
    await base.db
      .insertInto("role_grant")
      .values({ account: writer.id, role: "programmeManager", part: partOf(key) })
      .execute();
    expect((await look(writer)).content).toEqual({ title: "Half" });
  });
});

describe("something new", () => {
  test("is offered where the person may begin it", async () => {
    expect((await offers(desk, writer)).map(({ key, places }) => [key, places.map(({ value }) => value)])).toEqual([
      ["nieuw", ["zwemmen"]],
    ]);
    expect((await offers(desk, both))[0].places).toHaveLength(2);
    expect(await offers(desk, auditor)).toEqual([]);
  });

  test("begins as a draft with its title; begun twice it is the same one", async () => {
    const wanted = { kind: "note", beginning: "nieuw", place: "zwemmen", title: `Diep water ${count}` };
    const made = await begin(desk, writer, wanted);
    expect(await begin(desk, writer, wanted)).toEqual(made);
    expect((await lookAt(desk, writer, made)).draft).toMatchObject({ version: 1, content: { title: wanted.title } });
    await expect(begin(desk, writer, { ...wanted, title: " " })).rejects.toMatchObject({ kind: "no-title" });
    await expect(begin(desk, writer, { ...wanted, place: "fietsen" })).rejects.toMatchObject({ kind: "no-place" });
    await expect(begin(desk, auditor, wanted)).rejects.toMatchObject(notThere);
  });
});
