/** Every command of the command line, for every role: from the table of rights, on a real database. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { commands } from "../src/commands.ts";
import { exitCodes, type Command } from "../src/kernel/command.ts";
import { extentOf, givenRoles, scopeOfRole, type GivenRole } from "../src/rights/index.ts";
import { runLine } from "../src/run-line.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { makePerson, type MadePerson } from "./people.ts";

let base: TestDatabase;
let folder: string;
let people: ReadonlyMap<GivenRole, MadePerson>;
let nobody: MadePerson;
beforeAll(async () => {
  base = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "gelijkop-commands-"));
  const made = givenRoles.map(async (role): Promise<[GivenRole, MadePerson]> => {
    const part = scopeOfRole[role];
    return [role, await makePerson(base, `${role} (verzonnen)`, [part ? [role, `${part}:a/b`] : role])];
  });
  people = new Map(await Promise.all(made));
  nobody = await makePerson(base, "nobody (verzonnen)");
});
afterAll(async () => {
  await base.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The gate and the database are the real ones; only the work itself is left out, and says which connections it would have had. */
async function attempt(command: Command, person: MadePerson): Promise<{ code: number; ranAs: string | null; said: string }> {
  let ranAs: string | null = null;
  const watched = {
    ...command,
    run: async (context: Parameters<Command["run"]>[0]) => {
      const { pool } = await context.connect();
      ranAs = (await pool.query<{ actor: string }>("select actor()")).rows[0].actor;
    },
  };
  const said: string[] = [];
  const heard = vi.spyOn(process.stderr, "write").mockImplementation((line) => Boolean(said.push(String(line))));
  const given = Array.from({ length: command.count[0] }, () => "x");
  const code = await runLine([...command.name.split(" "), ...given, "--as", person.email], [watched], {
    DATABASE_URL: base.url,
    GELIJKOP_DATA: folder,
  });
  heard.mockRestore();
  return { code, ranAs, said: said.join("") };
}

describe.each(commands.map((command) => [command.name, command] as const))("%s", (_name, command) => {
  test.each(givenRoles)(`takes the right ${command.action}: %s`, async (role) => {
    const person = people.get(role);
    if (!person) throw new Error(role);
    const { code, ranAs, said } = await attempt(command, person);
    if (extentOf(command.action, role) === null) {
      expect({ code, ranAs }).toEqual({ code: exitCodes.refused, ranAs: null });
      expect(said).toContain("may not do this");
    } else expect({ code, ranAs }).toEqual({ code: exitCodes.done, ranAs: person.id });
  });

  test("an account without a role does what a visitor may", async () => {
    const { code } = await attempt(command, nobody);
    expect(code).toBe(extentOf(command.action, "visitor") === "all" ? exitCodes.done : exitCodes.refused);
  });
});

test("an address without an account does nothing", async () => {
  const stranger = { id: "", name: "", email: "wie.is.dit@verzonnen.example" };
  const { code, said } = await attempt(commands[0], stranger);
  expect(code).toBe(exitCodes.refused);
  expect(said).toContain("no active account");
});

test("what a command may do, the database decides by itself: an auditor's own command line can't write", async () => {
  const person = people.get("auditor");
  if (!person) throw new Error("auditor");
  const own = base.open({ account: person.id });
  await expect(own.pool.query("insert into period (id, starts, ends) values ('2031', '2031-01-01', '2031-12-31')")).rejects.toThrow(
    /may not write period/,
  );
  await expect(own.pool.query("update audit_head set number = 0")).rejects.toThrow(/permission denied/);
  await expect(own.pool.query("select hash from account_password")).resolves.toMatchObject({ rows: [] });
});
