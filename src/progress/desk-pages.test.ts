import { afterAll, beforeAll, expect, test } from "vitest";
import { publicUrl, startInProcess, type InProcess } from "../../test/in-process.ts";
import { makePerson, signIn } from "../../test/people.ts";
import type { GivenRole } from "../rights/index.ts";

let site: InProcess;
let cookies: Readonly<Record<"Ada" | "Bo" | "Cas" | "Dee", string>>;
beforeAll(async () => {
  site = await startInProcess();
  const cookie = async (name: string, role: GivenRole) =>
    signIn(site.base, await makePerson(site.base, `${name} (verzonnen)`, [role]), publicUrl);
  cookies = {
    Ada: await cookie("Ada", "adviser"),
    Bo: await cookie("Bo", "publisher"),
    Cas: await cookie("Cas", "publisher"),
    Dee: await cookie("Dee", "epidemiologist"),
  };
});
afterAll(() => site.close());

const report = "/bureau/verslagen/gezondheid-voor-iedereen-2019-2023/2021";
const open = (path: string, who: keyof typeof cookies) => site.ask(path, { headers: { cookie: cookies[who] } });
const send = (path: string, who: keyof typeof cookies, fields: Record<string, string>) =>
  site.ask(path, { method: "POST", headers: { cookie: cookies[who], origin: publicUrl }, body: new URLSearchParams(fields) });
const published = async () =>
  (await site.pool.query<{ actor: string; version: number }>("select actor, version from published_report where year = 2021")).rows;

test("who has no part in reports finds nothing here, and a visitor is led to the door", async () => {
  expect((await open("/bureau/verslagen", "Dee")).status).toBe(404);
  expect((await send(report, "Dee", { do: "approve", reason: "x" })).status).toBe(404);
  const visitor = await site.ask(report);
  expect([visitor.status, visitor.headers.get("location")]).toEqual([303, `/aanmelden?naar=${encodeURIComponent(report)}`]);
});

test("one agrees, another publishes; each with a reason, and it is public at once", async () => {
  expect(await (await open("/bureau/verslagen", "Ada")).text()).toContain("nog niet openbaar");
  const unsigned = await send(report, "Bo", { do: "approve", reason: " " });
  expect(unsigned.status).toBe(422);
  expect(await unsigned.text()).toContain('href="#reason"');
  expect((await send(report, "Ada", { do: "publish", reason: "haast" })).status, "an adviser doesn't publish").toBe(404);

  expect((await send(report, "Bo", { do: "approve", reason: "gelezen" })).status).toBe(303);
  const own = await send(report, "Bo", { do: "publish", reason: "vastgesteld" });
  expect(own.status).toBe(422);
  expect(await own.text()).toContain("U ging zelf akkoord");
  expect(await published()).toEqual([]);

  const done = await send(report, "Cas", { do: "publish", reason: "vastgesteld door het college" });
  expect([done.status, done.headers.get("location")]).toEqual([303, "/voortgang/gezondheid-voor-iedereen-2019-2023/2021"]);
  expect(await published()).toEqual([{ actor: "Cas (verzonnen)", version: 1 }]);
  await site.refresh();
  expect(await (await site.ask("/voortgang/gezondheid-voor-iedereen-2019-2023/2021")).text()).toContain("vastgesteld door het college");
  const { rows } = await site.base.owner.query(
    "select action, object, body::jsonb ->> 'role' as role from audit_event where object like 'report:%' order by id",
  );
  expect(rows.map(({ action, role }) => [action, role])).toEqual([
    ["report_approval insert", "publisher"],
    ["published_report insert", "publisher"],
  ]);
});

test("nothing new to say is no new version", async () => {
  const again = await send(report, "Ada", { do: "approve", reason: "nog eens" });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain("Er is niets te verbeteren");
});
