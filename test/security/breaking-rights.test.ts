/** What somebody tries who is signed in and wants more than their role gives: by other names, other addresses, other places. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GivenRole } from "../../src/rights/index.ts";
import { formControls } from "../form-controls.ts";
import { publicUrl, startInProcess, type InProcess } from "../in-process.ts";
import { makePerson, signIn, type MadePerson } from "../people.ts";

const framework = "utrecht-gezond-2011-2013";
type Somebody = MadePerson & { cookie: string };

let site: InProcess;
beforeAll(async () => {
  site = await startInProcess();
});
afterAll(() => site?.close());

async function somebody(name: string, ...grants: (GivenRole | readonly [GivenRole, string])[]): Promise<Somebody> {
  const person = await makePerson(site.base, `${name} (verzonnen)`, grants);
  return { ...person, cookie: await signIn(site.base, person, publicUrl) };
}
const ask = (path: string, who: Somebody | null, method = "GET") =>
  site.ask(path, { method, headers: { origin: publicUrl, ...(who ? { cookie: who.cookie } : {}) } });
const send = (path: string, { cookie }: Somebody, fields: FormData | Record<string, string>) =>
  site.ask(path, {
    method: "POST",
    headers: { cookie, origin: publicUrl },
    body: new URLSearchParams([...(fields instanceof FormData ? fields : Object.entries(fields))] as [string, string][]),
  });
async function fill(path: string, who: Somebody, typed: Record<string, string>, button: string): Promise<Response> {
  const text = await (await ask(path, who)).text();
  const form = formControls(text.slice(text.indexOf('<form class="form'), text.lastIndexOf("</form>")));
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  form.set("do", button);
  return send(path, who, form);
}

test("who agreed to a report can't publish it under another name; who has the same name can", async () => {
  const report = "/bureau/verslagen/gezondheid-voor-iedereen-2019-2023/2021";
  const [bo, namesake] = [await somebody("Bo", "publisher"), await somebody("Bo", "publisher")];
  expect((await send(report, bo, { do: "approve", reason: "gelezen" })).status).toBe(303);
  expect((await send("/bureau/account/naam", bo, { naam: "Iemand Anders (verzonnen)" })).status).toBe(303);
  const own = await send(report, bo, { do: "publish", reason: "alleen" });
  expect(own.status).toBe(422);
  expect(await own.text()).toContain("U ging zelf akkoord");
  expect((await send(report, namesake, { do: "publish", reason: "vastgesteld" })).status).toBe(303);
});

test("a programme manager can't move what is theirs into another's programme", async () => {
  const manager = await somebody("Pim", ["programmeManager", `programme:${framework}/gezond-gewicht`]);
  const news = (id: string) => `/bureau/wijzigen/policy/${framework}/update/${id}`;
  expect((await ask(news("resultaat-mantelzorg"), manager)).status).toBe(404);
  const moved = await fill(news("resultaat-gezond-gewicht"), manager, { "f.node": "mantelzorg", reason: "verhuist" }, "handIn");
  expect(moved.status).toBe(422);
  expect(await moved.text()).toContain("buiten wat u mag wijzigen");
  const stays = { "f.node": "gezond-gewicht", "f.author": "Gemeente", reason: "beter gezegd" };
  expect((await fill(news("resultaat-gezond-gewicht"), manager, stays, "handIn")).status).toBe(303);
});

test("what was kept of a late form opens for nobody else, whatever cookie they have", async () => {
  const [writer, other] = [await somebody("Ans", "adviser"), await somebody("Bas", "publisher")];
  await site.base.owner.query("update session set seen_at = now() - interval '2 hours' where account = $1", [writer.id]);
  const late = await send(`/bureau/wijzigen/policy/${framework}/node/jogg`, writer, { tekst: "alleen van mij 77" });
  const kept = /__Host-gelijkop-kept=([^;]+)/.exec(late.headers.get("set-cookie") ?? "")?.[0];
  expect(kept).toBeDefined();
  const seenBy = async (cookie: string) => (await site.ask("/bureau/bewaard", { headers: { cookie } })).text();
  expect(await seenBy(`${other.cookie}; ${kept}`)).not.toContain("alleen van mij 77");
  const again = await signIn(site.base, writer, publicUrl);
  expect(await seenBy(`${again}; ${kept}`)).toContain("alleen van mij 77");
});

test("a draft that was dropped, handed in or not, is found by its writer alone", async () => {
  const [writer, publisher] = [await somebody("Cor", "adviser"), await somebody("Dré", "publisher")];
  const path = `/bureau/wijzigen/policy/${framework}/node/bboft`;
  expect((await fill(path, writer, { reason: "toch niet" }, "save")).status).toBe(303);
  expect((await send(path, writer, { do: "dropSure" })).status).toBe(303);
  const { rows } = await site.base.owner.query("select id, state from draft where owner = $1", [writer.id]);
  expect(rows).toMatchObject([{ state: "dropped" }]);
  expect((await ask(`/bureau/voorstellen/${rows[0].id}`, publisher)).status).toBe(404);
  const sql = site.base.open({ account: publisher.id });
  expect(await sql.db.selectFrom("draft").select("id").where("owner", "=", writer.id).execute()).toEqual([]);
});

test("other spellings of an address and other methods lead no further", async () => {
  const [admin, publisher] = [await somebody("Eva", "administrator"), await somebody("Fee", "publisher")];
  const spellings = ["", "/", "//", "/.", "?x", ";x=1", "%20", "%2f", "%2F..", "/..;/", ".json", "%00"].map(
    (end) => `/bureau/mensen${end}`,
  );
  const others = [
    "//bureau/mensen",
    "/bureau//mensen",
    "/bureau%2Fmensen",
    "/BUREAU/mensen",
    "/%62ureau/mensen",
    "/en/bureau/mensen",
    "/EN/bureau/mensen",
  ];
  for (const path of [...spellings, ...others, "/x/../bureau/mensen", "/api/../bureau/mensen"]) {
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]) {
      const asked = await ask(path, publisher, method);
      expect([method, path, asked.status]).toEqual([method, path, 404]);
    }
    expect((await ask(path, null)).status, path).not.toBe(200);
    // What only this person sees is kept nowhere.
    expect((await ask(path, admin)).headers.get("cache-control"), path).toBe("no-store");
  }
});

test("a page that is kept for everybody is the same whoever asked first", async () => {
  const admin = await somebody("Geheime Naam", "administrator");
  for (const path of ["/over/rechten", `/beleid/${framework}/jogg`, `/geschiedenis/policy/${framework}/node/jogg`]) {
    const first = await ask(path, admin);
    expect(first.headers.has("set-cookie")).toBe(false);
    const text = await first.text();
    expect(text).not.toContain("Geheime Naam");
    expect(await (await ask(path, null)).text()).toBe(text);
  }
});
