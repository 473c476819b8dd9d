import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { deliver } from "../../../test/makers.ts";
import { readerOf } from "../../../test/reader.ts";
import { readLine } from "../../kernel/command.ts";
import { readConfig } from "../../kernel/config.ts";
import { system } from "../../rights/index.ts";
import { releaseCommands } from "./commands.ts";

const key = "TEST1-2020-18plus-v1";
let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await deliver(base.pool, { cells: [{ area: "WK034401", value: 10 }] });
});
afterAll(() => base.close());

async function run(...words: string[]): Promise<string> {
  const { command, positionals, values } = readLine(words, releaseCommands);
  const said: string[] = [];
  await command.run({
    positionals,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    flag: (name) => values[name] === true,
    config: readConfig({}),
    asker: system,
    connect: async () => base,
    reader: () => readerOf(base),
    out: (line) => void said.push(line),
    progress: () => {},
  });
  return said.join("\n");
}
const live = async (): Promise<number> => (await base.owner.query("select count(*)::int as n from live_release")).rows[0].n;

test("a release is withdrawn with a reason, and put back", async () => {
  await expect(run("release", "withdraw", key)).rejects.toMatchObject({ kind: "usage" });
  await expect(run("release", "withdraw", "none", "--reason", "x")).rejects.toMatchObject({ kind: "no-release" });
  expect(await live()).toBe(1);
  expect(await run("release", "withdraw", key, "--reason", "wrong file")).toContain(`${key} is withdrawn.`);
  expect(await live()).toBe(0);
  expect(await run("release", "restore", key, "--reason", "it was right")).toBe(`${key} is shown again.`);
  expect(await live()).toBe(1);
  const { rows } = await base.owner.query(
    "select body::jsonb ->> 'reason' as reason from audit_event where action = 'release update' order by id",
  );
  expect(rows.map(({ reason }) => reason)).toEqual(["wrong file", "it was right"]);
});
