import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { makePerson } from "../../test/people.ts";
import { readerOf } from "../../test/reader.ts";
import { readLine } from "../kernel/command.ts";
import { readConfig } from "../kernel/config.ts";
import type { Database } from "../kernel/database.ts";
import { system, type Asker } from "../rights/index.ts";
import { askerByEmail } from "./asker.ts";
import { commands } from "./commands.ts";
import { holderOf } from "./welcome.ts";

let base: TestDatabase;
let door: Database;
beforeAll(async () => {
  base = await testDatabase();
  door = base.open("nobody").db;
});
afterAll(() => base?.close());

/** What a line writes to standard output. */
async function run(words: readonly string[], asker: Asker = system): Promise<string> {
  const { command, positionals, values } = readLine(words, commands);
  const lines: string[] = [];
  await command.run({
    positionals,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    flag: (name) => values[name] === true,
    config: readConfig({ data: "/nowhere", port: "3344" }),
    asker,
    connect: async () => (asker.kind === "person" ? { ...base, ...base.open({ account: asker.id }) } : base),
    reader: () => readerOf(base),
    out: (line) => void lines.push(line),
    progress: () => {},
  });
  return lines.join("\n");
}
const people = async () => JSON.parse(await run(["people", "--format", "json"]));
const email = "kim.kort@verzonnen.example";
const codeIn = (text: string): string => /welkom: ([0-9A-Z-]{23})$/.exec(text)?.[1] ?? "";

test("an account from its beginning to its end", async () => {
  expect(await run(["people"])).toBe("Nobody has an account yet.");
  const added = await run(["people", "add", "Kim.Kort@verzonnen.example", "--name", "Kim Kort (verzonnen)", "--role", "publisher"]);
  expect(added).toMatch(/^One-time link, until 20\d\d-\S+Z: http:\/\/127\.0\.0\.1:3344\/welkom#[0-9A-Z-]{23}\n/);
  expect(await holderOf(door, codeIn(added))).toMatchObject({ name: "Kim Kort (verzonnen)", email, purpose: "welcome" });
  await expect(run(["people", "add", email, "--name", "Nog Een", "--role", "publisher"])).rejects.toMatchObject({ kind: "email-taken" });

  const invited = await run(["people", "invite", email]);
  expect(await holderOf(door, codeIn(added))).toBe(null);
  expect(await holderOf(door, codeIn(invited))).toMatchObject({ email });

  await run(["people", "grant", email, "partner:utrecht-gezond-2011-2013/ggd"]);
  await run(["people", "grant", email, "partner:organisation:utrecht-gezond-2011-2013/ggd"]);
  expect((await people())[0].grants).toEqual([
    { role: "partner", part: "organisation:utrecht-gezond-2011-2013/ggd" },
    { role: "publisher", part: null },
  ]);
  await run(["people", "revoke", email, "publisher"]);
  await expect(run(["people", "revoke", email, "publisher"])).rejects.toMatchObject({ kind: "no-grant" });
  expect(await run(["people", "--format", "csv"])).toContain("organisation:utrecht-gezond-2011-2013/ggd");

  await run(["people", "deactivate", email]);
  expect(await holderOf(door, codeIn(invited))).toBe(null);
  await expect(run(["people", "invite", email])).rejects.toMatchObject({ kind: "inactive" });
  await run(["people", "deactivate", email, "--undo"]);
  expect((await people())[0].active).toBe(true);

  const [{ id }] = await people();
  expect(await run(["people", "erase", email])).toContain(id);
  expect(await people()).toEqual([]);
  await expect(run(["people", "erase", email])).rejects.toMatchObject({ kind: "no-account" });
  const { rows } = await base.pool.query("select body from audit_event where object = $1", [`account:${id}`]);
  expect(rows.length).toBeGreaterThan(6);
  expect(rows.map(({ body }) => body).join("")).not.toMatch(/Kim|verzonnen/);
});

test.each([
  [["people", "add", email, "--name", "X"], "usage"],
  [["people", "add", email, "--role", "publisher"], "name"],
  [["people", "add", "geen adres", "--name", "X", "--role", "publisher"], "email"],
  [["people", "add", email, "--name", "X", "--role", "visitor"], "role"],
  [["people", "add", email, "--name", "X", "--role", "koning"], "role"],
  [["people", "add", email, "--name", "X", "--role", "publisher:a/b"], "role-part"],
  [["people", "add", email, "--name", "X", "--role", "programmeManager"], "role-part"],
  [["people", "grant", "niemand@verzonnen.example", "publisher"], "no-account"],
])("%j is refused: %s", async (words, kind) => {
  const before = await people();
  await expect(run(words)).rejects.toMatchObject({ kind });
  expect(await people()).toEqual(before);
});

test("as a person a line has that person's rights, in the database too, and never over oneself", async () => {
  const administrator = await askerByEmail(base.db, (await makePerson(base, "Beheer Der (verzonnen)", ["administrator"])).email);
  const auditor = await askerByEmail(base.db, (await makePerson(base, "Controle Ur (verzonnen)", ["auditor"])).email);
  const other = await makePerson(base, "Gewoon Iemand (verzonnen)", ["adviser"]);
  await run(["people", "grant", other.email, "publisher"], administrator);
  expect((await base.pool.query("select granted_by from role_grant where account = $1 and role = 'publisher'", [other.id])).rows).toEqual([
    { granted_by: administrator.id },
  ]);
  expect(await run(["people"], auditor)).toContain(other.email);
  await expect(run(["people", "grant", other.email, "auditor"], auditor)).rejects.toMatchObject({ status: 404 });
  const own = (await people()).find(({ id }: { id: string }) => id === administrator.id);
  await expect(run(["people", "grant", own.email, "publisher"], administrator)).rejects.toMatchObject({ kind: "oneself" });
  // The database says no by itself.
  const { db } = base.open({ account: administrator.id });
  await expect(db.insertInto("role_grant").values({ account: administrator.id, role: "publisher" }).execute()).rejects.toThrow(
    /row-level security/,
  );
  await expect(
    db.insertInto("role_grant").values({ account: administrator.id, role: "publisher", granted_by: administrator.id }).execute(),
  ).rejects.toThrow(/row-level security|check constraint/);
  expect(await db.selectFrom("account_password").selectAll().where("account", "<>", administrator.id).execute()).toEqual([]);
});
