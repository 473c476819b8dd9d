import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../test/database.ts";
import { commands } from "./audit-commands.ts";
import { anchorFiles } from "./kernel/audit-anchor.ts";
import { anchorHead } from "./kernel/audit-head.ts";
import { readLine } from "./kernel/command.ts";
import { readConfig } from "./kernel/config.ts";
import { Problem, problemLines } from "./kernel/problem.ts";
import { system } from "./rights/index.ts";

let base: TestDatabase;
let folder: string;
beforeAll(async () => {
  base = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "gelijkop-audit-"));
  for (let turn = 1; turn <= 12; turn++)
    await base.pool.query("insert into source (id, title, publisher, licence) values ($1, 'Verzonnen', 'P', 'L')", [`BRON${turn}`]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await base.close();
});

/** What the line says on the terminal, or why it refuses. */
async function run(...words: string[]): Promise<string> {
  const { command, positionals, values } = readLine(["audit", ...words], commands);
  const said: string[] = [];
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);
  try {
    await command.run({
      positionals,
      text,
      flag: (name) => values[name] === true,
      config: readConfig({ data: folder }, {}),
      asker: system,
      connect: async () => base,
      reader: () => Promise.reject(new Error("not used")),
      out: (line) => void said.push(line),
      progress: () => {},
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    said.push(`${error.kind}: ${problemLines(error).join("\n")}`);
  }
  return said.join("\n");
}

test("a whole log: how much was read, from when to when, its end, what was compared", async () => {
  expect(await run("verify")).toMatch(
    /^The log is whole: 12 events, from \S+Z to \S+Z\.\nIts end: 12:[0-9a-f]{64}\n\S+audit-anchors holds no anchors: .*$/,
  );
  await anchorHead(base.pool, anchorFiles(folder, {}), () => {});
  expect(await run("verify")).toMatch(/audit-anchors: 1 anchors agree\.$/);
});

test("a head from paper is compared, and refused when it is none", async () => {
  const head = await run("head");
  expect(head).toMatch(/^12:[0-9a-f]{64}$/);
  expect(await run("verify", "--expect", head)).toMatch(/--expect: 1 anchors agree\.$/);
  expect(
    await run(
      "verify",
      "--expect",
      head.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    ),
  ).toMatch(
    /^log-broken: gelijkop: The log is not as it was written\. Event 12 \(id 12, \S+Z\): --expect has another hash for event 12: .* The 11 events before it are whole\./,
  );
  expect(await run("verify", "--expect", "12")).toMatch(/^usage: .*is no head/);
});

test("a list of what was changed, filtered and in parts", async () => {
  const lines = (await run("list", "--object", "bron", "--limit", "3")).split("\n");
  expect(lines[0]).toMatch(/^id +at +who +role +what +object +reason/);
  expect(lines.slice(2, 5).map((line) => /source:BRON\d+/.exec(line)?.[0])).toEqual(["source:BRON12", "source:BRON11", "source:BRON10"]);
  expect(lines.at(-1)).toBe("There are more: --before 10.");
  expect(await run("list", "--before", "10", "--actor", "system", "--object", "source:BRON9")).toContain("source:BRON9");
  expect(await run("list", "--to", "2020-01-01")).toBe("No events.");
  expect(await run("list", "--from", "2026-02-30")).toMatch(/^usage: .*no date/);
  expect(await run("list", "--limit", "0")).toMatch(/^usage: .*no number from 1 to 1000/);
});

test("the first bad event is named, and the command refuses", async () => {
  const client = await base.owner.connect();
  await client.query("set session_replication_role = replica");
  await client.query("update audit_event set body = replace(body, 'Verzonnen', 'Verzinsel') where number in (5, 7)");
  await client.query("set session_replication_role = origin");
  client.release();
  expect(await run("verify")).toMatch(
    /^log-broken: .*Event 5 \(id 5, \S+Z\): its hash doesn't belong to what it says\. The 4 events before it are whole\. Keep a copy/,
  );
});
