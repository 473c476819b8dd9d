import { afterAll, beforeAll, expect, test } from "vitest";
import { publicUrl, startInProcess, type InProcess } from "../in-process.ts";
import { makePerson, signIn, type MadePerson } from "../people.ts";
import type { GivenRole } from "../../src/rights/index.ts";

let site: InProcess;
beforeAll(async () => {
  site = await startInProcess();
});
afterAll(() => site.close());

async function made(name: string, ...grants: (GivenRole | readonly [GivenRole, string])[]): Promise<MadePerson & { cookie: string }> {
  const person = await makePerson(site.base, `${name} (verzonnen)`, grants);
  return { ...person, cookie: await signIn(site.base, person, publicUrl) };
}
const open = (path: string, who: { cookie: string } | null, init: RequestInit = {}) =>
  site.ask(path, { ...init, headers: { ...(who ? { cookie: who.cookie } : {}), ...(init.headers as Record<string, string>) } });
const send = (path: string, who: { cookie: string }, fields: Record<string, string>) =>
  site.ask(path, { method: "POST", headers: { cookie: who.cookie, origin: publicUrl }, body: new URLSearchParams(fields) });

test("four eyes by another name", async () => {
  const report = "/bureau/verslagen/gezondheid-voor-iedereen-2019-2023/2021";
  const bo = await made("Bo", "publisher");
  expect((await send(report, bo, { do: "approve", reason: "gelezen" })).status).toBe(303);
  expect((await send("/bureau/account/naam", bo, { naam: "Iemand Anders" })).status).toBe(303);
  const done = await send(report, bo, { do: "publish", reason: "alleen" });
  const { rows } = await site.pool.query("select actor, version from published_report where year = 2021");
  console.log("RENAME", done.status, rows);
});

test("log leaks open drafts to an administrator", async () => {
  const adviser = await made("Ad", "adviser");
  const admin = await made("Admin", "administrator");
  const p = "utrecht-gezond-2011-2013";
  const begun = await send(`/bureau/nieuw/policy?in=${p}/update`, adviser, { place: "mantelzorg", title: "Geheim plan 77" });
  console.log("begun", begun.status, begun.headers.get("location"));
  const path = begun.headers.get("location") ?? "";
  const log = await (await open("/bureau/logboek", admin)).text();
  const csv = await (await open("/bureau/logboek.csv", admin)).text();
  console.log("LOG LEAK", log.includes("Geheim plan 77"), csv.includes("Geheim plan 77"), /geheim-plan-77/.test(log));
  expect((await open(path, admin)).status).toBe(404);
});

test("moves an own update into another's programme", async () => {
  const p = "utrecht-gezond-2011-2013";
  const pm = await made("Pim", ["programmeManager", `programme:${p}/gezond-gewicht`]);
  const { rows } = await site.pool.query("select i.key, v.content->>'node' as node from policy_item i join policy_item_version v on v.item_id=i.id where framework_id=$1 and kind='update' limit 20", [p]);
  console.log(rows);
});

test("odd paths", async () => {
  const admin = await made("Admin2", "administrator");
  const pub = await made("Pub", "publisher");
  for (const path of ["/bureau/mensen", "/bureau/mensen/", "//bureau/mensen", "/bureau//mensen", "/bureau%2Fmensen", "/BUREAU/mensen", "/bureau/mensen;x=1", "/bureau/%6Densen", "/en/bureau/mensen", "/EN/bureau/mensen", "/bureau/./mensen", "/x/../bureau/mensen", "/bureau/mensen?x", "/bureau/mensen%20", "/bureau/mensen%2f..", "/api/../bureau/mensen", "/geschiedenis/x/../../bureau/mensen"]) {
    const a = await open(path, admin), b = await open(path, pub), v = await open(path, null), h = await open(path, pub, { method: "HEAD" }), o = await open(path, pub, { method: "OPTIONS" });
    console.log(path, a.status, b.status, v.status, v.headers.get("location"), "HEAD", h.status, "OPTIONS", o.status, a.headers.get("cache-control"), a.headers.get("vary"));
  }
  for (const method of ["PUT", "PATCH", "DELETE", "TRACE2", "POST"]) {
    const r = await site.ask("/bureau/mensen", { method, headers: { cookie: pub.cookie, origin: publicUrl, "x-http-method-override": "GET" } });
    console.log(method, r.status);
  }
  for (const path of ["/", "/beleid", "/over/rechten", "/geschiedenis/policy/utrecht-gezond-2011-2013/node/jogg"]) {
    const plain = await (await open(path, null)).text(), mine = await open(path, admin);
    console.log(path, mine.headers.get("cache-control"), plain === (await mine.text()));
  }
});

test("open redirects", async () => {
  const a = await made("Red", "adviser");
  for (const naar of ["//evil.example", "/\\evil.example", "/%09/evil.example", "https://evil.example", "/.//evil.example", "/..//evil.example", "/%2e%2e//evil.example", "/en//evil.example", "/bureau/../..//evil.example", "/a%0d%0aset-cookie:x=1", "/x/%2e%2e//evil.example", "/./%2e//evil.example", "/aanmelden/../bureau", "/afmelden", "/%61fmelden"]) {
    const r = await open(`/aanmelden?naar=${encodeURIComponent(naar)}`, a);
    console.log(naar, r.status, r.headers.get("location"));
  }
});
