/** The log as an auditor reads it, and the public history of a node of Utrecht's plan. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicUrl, startInProcess, type InProcess } from "../test/in-process.ts";
import { makePerson, signIn, type MadePerson } from "../test/people.ts";
import { readerOf } from "../test/reader.ts";
import { acting } from "./kernel/acting.ts";
import { editables } from "./policy/index.ts";

const framework = "utrecht-gezond-2011-2013";
const node = `${framework}/node/gezond-gewicht`;
const target = `${framework}/target/overgewicht-kinderen`;
const history = `/geschiedenis/policy/${node}`;
const policy = editables[0];
let site: InProcess;
let auditor: string;
let publisher: MadePerson;
let publisherCookie: string;

beforeAll(async () => {
  site = await startInProcess();
  const { base } = site;
  auditor = await signIn(base, await makePerson(base, "Corrie Controleur (verzonnen)", ["auditor"]), publicUrl);
  publisher = await makePerson(base, "Ada Adviseur (verzonnen)", ["adviser", "publisher"]);
  publisherCookie = await signIn(base, publisher, publicUrl);
  await change((text) => `${text} Elke wijk doet mee.`, "=1+1 De wijken vroegen erom");
  await change((text) => text.replace("Elke wijk", "Iedere wijk"), "Beter Nederlands");
  await site.refresh();
});
afterAll(() => site.close());

const as = <T>({ id, name }: MadePerson, reason: string, work: Parameters<typeof acting<T>>[3]) =>
  acting(site.base.db, { kind: "person", id, name, grants: [] }, { role: "adviser", reason }, work);

/** Written by one person and published by another, as the database wants it. */
async function change(text: (before: string) => string, reason: string): Promise<void> {
  const { version, content } = await policy.standing(await readerOf(site.base), node);
  const { summary, ...rest } = content as { summary: { nl: string; en: string } };
  const said = { ...rest, summary: { ...summary, nl: text(summary.nl) } };
  const writer = await makePerson(site.base, "Wim Schrijver (verzonnen)", ["adviser"]);
  const draft = { kind: "policy", key: node, title: "Gezond gewicht", action: "policy.draft", owner: writer.id, base_version: version };
  await as(writer, reason, async (trx) => {
    await trx
      .insertInto("draft")
      .values({ ...draft, reason, content: JSON.stringify(said) })
      .execute();
    await trx.updateTable("draft").set({ state: "handedIn", handed_in_at: new Date() }).where("owner", "=", writer.id).execute();
  });
  await as(publisher, reason, async (trx) => {
    const decided = { state: "published", decided_by: publisher.id, decided_at: new Date() } as const;
    await trx.updateTable("draft").set(decided).where("owner", "=", writer.id).execute();
    await policy.publish(trx, { key: node, content: said, actor: publisher.name, reason, expectedVersion: version });
  });
}

async function ask(path: string, cookie?: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await site.ask(path, cookie === undefined ? {} : { headers: { cookie } });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

describe("the log", () => {
  test("tells who changed what, when and why, with a link to its history", async () => {
    const { status, text, headers } = await ask(`/bureau/logboek?over=policy:${node}`, auditor);
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(plain(text)).toMatch(
      /vandaag \d\d:\d\d , Ada Adviseur \(verzonnen\) : Onderdeel van beleid gewijzigd, beleid utrecht-gezond-2011-2013\/node\/gezond-gewicht/,
    );
    expect(plain(text)).toContain("Waarom: Beter Nederlands");
    expect(plain(text)).toContain("het systeem : Onderdeel van beleid toegevoegd");
    expect(text).toContain(`href="${history}"`);
    expect(plain(text)).not.toMatch(/ item_id | from_pack /);
    expect(plain(text)).toMatch(/content › summary › nl .*Elke wijk.* .*Iedere wijk/);
  });

  test("is filtered by person, act and day, and read on by id", async () => {
    const mine = await ask(`/bureau/logboek?wie=${publisher.id}&wat=policy_item_version+insert`, auditor);
    expect(mine.text.match(/<li id="e\d+"/g)).toHaveLength(2);
    expect(plain((await ask("/bureau/logboek?tot=2020-01-01", auditor)).text)).toContain("Er is niets gevonden.");
    const first = await ask("/bureau/logboek", auditor);
    const next = /href="(\/bureau\/logboek\?voor=\d+)"/.exec(first.text)?.[1] ?? "";
    const ids = (text: string) => [...text.matchAll(/<li id="e(\d+)"/g)].map(([, id]) => Number(id));
    const second = ids((await ask(next, auditor)).text);
    expect(Math.min(...ids(first.text))).toBeGreaterThan(Math.max(...second));
    expect(second).toHaveLength(50);
  });

  test("tells a day that is none beside its field, and takes no harm from anything else", async () => {
    const { status, text } = await ask("/bureau/logboek?van=2026-02-30&voor=x1&over=%ED%A0%80'%25&wie=iemand", auditor);
    expect(status).toBe(200);
    expect(plain(text)).toContain("Schrijf de dag als jaar-maand-dag");
    expect((await ask("/bureau/logboek?van=0000-00-00&tot=9999-99-99", auditor)).status).toBe(200);
  });

  test("comes as a file in which no text becomes a formula", async () => {
    const { text, headers } = await ask(`/bureau/logboek.csv?wie=${publisher.id}`, auditor);
    expect(headers.get("content-disposition")).toContain("logboek.csv");
    const [head, ...lines] = text.trim().split("\r\n");
    expect(head).toBe("number,id,at,actor,name,role,action,what,object,reason,changes");
    expect(lines.filter((line) => line.includes("policy_item_version insert"))).toHaveLength(2);
    expect(text).toContain(",'=1+1 De wijken vroegen erom,");
    const all = await ask("/bureau/logboek.csv", auditor);
    const { rows } = await site.base.owner.query("select count(*)::int as n from audit_event");
    expect(all.text.match(/^\d+,\d+,\d{4}-/gm)).toHaveLength(rows[0].n);
  });

  test("is not there for others", async () => {
    for (const path of ["/bureau/logboek", "/bureau/logboek.csv"]) {
      expect((await ask(path, publisherCookie)).status).toBe(404);
      expect((await ask(path)).status).toBe(303);
    }
  });
});

describe("the history of a node", () => {
  test("has each version with who, when, why and the labels of what changed", async () => {
    const { status, text } = await ask(history);
    expect(status).toBe(200);
    const said = plain(text);
    expect(said).toContain("Er zijn 3 versies. De laatste is van");
    expect(said).toMatch(/Versie 3 \(zoals het nu is\) .*door Ada Adviseur \(verzonnen\) Waarom: Beter Nederlands \S.*: gewijzigd/);
    expect(said).toContain("De eerste versie.");
    expect(text).toContain(`href="/bureau/wijzigen/policy/${node}?versie=1"`);
  });

  test("puts two versions side by side, with marks that are not colours", async () => {
    const { text } = await ask(`${history}?van=2&tot=3`);
    expect(text).toMatch(/<del>Elke<\/del>/);
    expect(text).toMatch(/<ins>Iedere<\/ins>/);
    expect(plain(text)).toContain("Wat verdween is doorgestreept; wat erbij kwam is onderstreept.");
    expect(plain((await ask(`${history}?van=3&tot=3`)).text)).toContain("Deze twee versies zeggen hetzelfde.");
    expect(plain((await ask(`${history}?van=7&tot=x`)).text)).toContain("Die versie is er niet.");
  });

  test("is the same for everybody, and linked from the page itself", async () => {
    expect((await ask(history, publisherCookie)).text).toBe((await ask(history)).text);
    expect((await ask(`/beleid/${framework}/gezond-gewicht`)).text).toContain(`href="${history}"`);
    expect((await ask(`/en${history}`)).text).toContain("Restore this version (staff)");
  });

  test("of what never was public there is none", async () => {
    for (const path of [
      "/geschiedenis/policy/x",
      `/geschiedenis/policy/${framework}/node/nergens`,
      "/geschiedenis/niets/x/y",
      "/geschiedenis/policy/a%00/b/c",
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  test("stays to be read after it was withdrawn, and can be brought back", async () => {
    const { version } = await policy.standing(await readerOf(site.base), target);
    await as(publisher, "Vervallen", async (trx) =>
      policy.withdraw?.(trx, { key: target, actor: publisher.name, reason: "Vervallen", expectedVersion: version }),
    );
    await site.refresh();
    const { status, text } = await ask(`/geschiedenis/policy/${target}`);
    expect(status).toBe(200);
    expect(plain(text)).toContain("Dit is ingetrokken door Ada Adviseur (verzonnen)");
    expect(text).toContain("?versie=1");
  });
});
