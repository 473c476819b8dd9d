import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { anchorFiles, lastAnchor, noteHead, readAnchor } from "./audit-anchor.ts";
import { followHead, readHead } from "./audit-head.ts";
import type { Problem } from "./problem.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gelijkop-anchor-"));
  file = join(folder, "deeper", "anchors");
});
afterEach(() => rmSync(folder, { recursive: true }));

const head = (number: number, letter: string) => ({ number, hash: letter.repeat(64) });
const note = (number: number, letter: string) => noteHead([file], async () => head(number, letter), new Date("2026-11-21T13:10:00Z"));
const lines = () => readFileSync(file, "utf8").split("\n");

test("a head is noted once, and only the owner may read the file", async () => {
  expect(lastAnchor(file)).toBeNull();
  await note(3, "a");
  await note(3, "a");
  await note(5, "b");
  expect(lines()).toEqual([`3 ${"a".repeat(64)} 2026-11-21T13:10:00.000Z`, `5 ${"b".repeat(64)} 2026-11-21T13:10:00.000Z`, ""]);
  expect(lastAnchor(file)).toEqual({ ...head(5, "b"), at: "2026-11-21T13:10:00.000Z" });
  expect(statSync(file).mode & 0o077).toBe(0);
});

test("a log without events gives no line", async () => {
  expect(await note(0, "0")).toEqual([{ file, behind: null }]);
  expect(lastAnchor(file)).toBeNull();
});

test("a head that went back, or became another event, is told and not noted", async () => {
  await note(5, "b");
  expect((await note(4, "a"))[0].behind).toMatchObject({ number: 5 });
  expect((await note(5, "c"))[0].behind).toMatchObject({ number: 5 });
  expect(lines()).toHaveLength(2);
});

test("after a torn line the next begins on a line of its own", async () => {
  await note(5, "b");
  appendFileSync(file, "7 abc");
  await note(8, "c");
  expect(lines().map((line) => readAnchor(line)?.number ?? null)).toEqual([5, null, 8, null]);
});

test("a second file is named by the environment, and a place that can't be written is told", async () => {
  expect(anchorFiles("/data", {})).toEqual(["/data/audit-anchors"]);
  expect(anchorFiles("/data", { GELIJKOP_AUDIT_ANCHOR: "/elsewhere/anchors" })).toEqual(["/data/audit-anchors", "/elsewhere/anchors"]);
  const refused = await noteHead([folder], async () => head(1, "a")).catch((error: Problem) => error);
  expect(refused).toMatchObject({ kind: "anchor-file", message: expect.stringContaining(folder) });
});

test("the serving process notes each advance that it hears of, and the end when it stops", async () => {
  const base = await testDatabase();
  try {
    const complaints: string[] = [];
    const follower = await followHead(base.pool, [file], (line) => complaints.push(line));
    const add = (id: string) => base.pool.query("insert into source (id, title, publisher, licence) values ($1, 'T', 'P', 'L')", [id]);
    await add("A");
    await expect.poll(() => lastAnchor(file)?.number, { timeout: 20_000 }).toBe(1);
    await add("B");
    await follower.close();
    expect(lastAnchor(file)).toMatchObject({ ...(await readHead(base.pool)), number: 2 });
    expect(complaints).toEqual([]);
  } finally {
    await base.close();
  }
});
