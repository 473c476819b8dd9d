import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { joinEmbedded } from "./embedded-postgres.ts";
import { runAs } from "./postgres-files.ts";
import { fromRoot } from "./root.ts";

const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) {
    // Whatever a test left running.
    if (existsSync(join(folder, "postgres", "postmaster.pid"))) await (await joinEmbedded(folder, { durable: false })).leave();
    rmSync(folder, { recursive: true, force: true });
  }
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-embedded-"));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** Another process on the folder; `line` is what it prints once it has joined (or is done). */
function another(folder: string, rounds = 1) {
  const child = spawn(process.execPath, [fromRoot("test", "join-and-hold.ts"), folder, String(rounds)], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  children.push(child);
  let complaint = "";
  child.stderr.on("data", (data) => (complaint += data));
  const ended = once(child, "exit");
  const line = Promise.race([
    once(createInterface(child.stdout), "line").then(([text]) => String(text)),
    ended.then(() => Promise.reject(new Error(`ended without a word: ${complaint}`))),
  ]);
  line.catch(() => {});
  return { child, line, ended, leave: async () => (child.stdin.end(), await ended) };
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
const note = (folder: string) => join(folder, "postgres", "postmaster.pid");
const serverPid = (folder: string) => Number(readFileSync(note(folder), "utf8").split("\n")[0]);

describe("the embedded server", () => {
  test("starts, keeps what is written over a stop, and listens on this machine only", async () => {
    const folder = newFolder();
    const first = await joinEmbedded(folder, { durable: false });
    await query(first.url, "create table kept as select 42 as n");
    expect(await query(first.url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    expect(await query(first.url, "show server_version_num")).toEqual([{ server_version_num: expect.stringMatching(/^18/) }]);
    await first.leave();
    expect(existsSync(note(folder))).toBe(false);
    const second = await joinEmbedded(folder, { durable: false });
    expect(await query(second.url, "select n from kept")).toEqual([{ n: 42 }]);
    await second.leave();
  });

  test("asks for its password", async () => {
    const server = await joinEmbedded(newFolder(), { durable: false });
    const address = new URL(server.url);
    address.password = "guess";
    await expect(query(address.href, "select 1")).rejects.toThrow(/password authentication failed/);
    await server.leave();
  });

  test("is shared with a second process, and stays until the last one leaves", async () => {
    const folder = newFolder();
    const mine = await joinEmbedded(folder, { durable: false });
    const other = another(folder);
    expect(await other.line).toBe(mine.url);
    await mine.leave();
    expect(await query(mine.url, "select 1 as here")).toEqual([{ here: 1 }]);
    await other.leave();
    expect(existsSync(note(folder))).toBe(false);
  });

  test("is not taken away under one that has joined and not yet asked anything", async () => {
    const folder = newFolder();
    const other = another(folder);
    await other.line;
    const mine = await joinEmbedded(folder, { durable: false });
    await other.leave();
    expect(await query(mine.url, "select 1 as here")).toEqual([{ here: 1 }]);
    await mine.leave();
  });

  test("is stopped by the last one, though connections of its pool linger", async () => {
    const folder = newFolder();
    const server = await joinEmbedded(folder, { durable: false });
    const lingering = new pg.Client({ connectionString: server.url, application_name: "gelijkop read" });
    lingering.on("error", () => {});
    await lingering.connect();
    await server.leave();
    expect(existsSync(note(folder))).toBe(false);
  });

  test("stays for someone who looks into it with a program of their own", async () => {
    const folder = newFolder();
    const server = await joinEmbedded(folder, { durable: false });
    const guest = new pg.Client({ connectionString: server.url, application_name: "psql" });
    await guest.connect();
    await server.leave();
    expect((await guest.query("select 1 as here")).rows).toEqual([{ here: 1 }]);
    await guest.end();
  });

  test("of a killed process is found again and stopped in order", async () => {
    const folder = newFolder();
    const other = another(folder);
    const url = await other.line;
    const pid = serverPid(folder);
    other.child.kill("SIGKILL");
    await other.ended;
    const mine = await joinEmbedded(folder, { durable: false });
    expect([mine.url, serverPid(folder)]).toEqual([url, pid]);
    // The killed one's connection may live a moment longer; then it counts no more.
    await expect
      .poll(
        async () => (await query(url, "select count(*)::int as n from pg_stat_activity where application_name = 'gelijkop present'"))[0].n,
        { timeout: 20_000 },
      )
      .toBe(1);
    await mine.leave();
    expect(existsSync(note(folder))).toBe(false);
  });

  test("starts once for two processes that come at the same moment to a folder where nothing is", async () => {
    const folder = newFolder();
    const [one, two] = [another(folder), another(folder)];
    expect(await one.line).toBe(await two.line);
    expect(readdirSync(folder).toSorted()).toEqual(["postgres", "postgres-password", "postgres.log"]);
    await Promise.all([one.leave(), two.leave()]);
    expect(existsSync(note(folder))).toBe(false);
  });

  test("can be used by each of three processes that come and go", async () => {
    const folder = newFolder();
    await (await joinEmbedded(folder, { durable: false })).leave();
    const all = [another(folder, 6), another(folder, 6), another(folder, 6)];
    expect(await Promise.all(all.map(({ line }) => line))).toEqual(["done", "done", "done"]);
  });
});

describe("a note of a server that isn't there (after a crash of the machine)", () => {
  const leftBehind = (folder: string, pid: number) =>
    writeFileSync(note(folder), `${pid}\n${join(folder, "postgres")}\n1\n5432\n\n127.0.0.1\n\nready   \n`);

  test("whose process is gone does no harm", async () => {
    const folder = newFolder();
    await (await joinEmbedded(folder, { durable: false })).leave();
    const gone = spawn(process.execPath, ["--version"], { stdio: "ignore" });
    await once(gone, "exit");
    leftBehind(folder, gone.pid ?? 0);
    const server = await joinEmbedded(folder, { durable: false });
    expect(await query(server.url, "select 1 as here")).toEqual([{ here: 1 }]);
    await server.leave();
  });

  test("whose number another program of the same user has now does no harm, nor does that program get hurt", async () => {
    const folder = newFolder();
    await (await joinEmbedded(folder, { durable: false })).leave();
    const stranger = spawn("sleep", ["120"], { ...runAs(), stdio: "ignore" });
    children.push(stranger);
    leftBehind(folder, stranger.pid ?? 0);
    const server = await joinEmbedded(folder, { durable: false });
    expect(await query(server.url, "select 1 as here")).toEqual([{ here: 1 }]);
    await server.leave();
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });
});

describe("a data folder", () => {
  const root = process.getuid?.() === 0;
  test.skipIf(!root)(
    `that PostgreSQL's user can't enter is refused, with the way out${root ? "" : " (skipped: only root runs PostgreSQL as another user)"}`,
    async () => {
      const folder = newFolder();
      chmodSync(folder, 0o700);
      await expect(joinEmbedded(join(folder, "data"))).rejects.toMatchObject({
        kind: "data-folder",
        wayOut: expect.stringContaining("--data DIR"),
      });
    },
  );

  test("that can't be made is refused, with the way out", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "file"), "");
    await expect(joinEmbedded(join(folder, "file", "data"))).rejects.toMatchObject({ kind: "data-folder" });
  });

  test("whose making was cut off halfway is made whole at the next start", async () => {
    const folder = newFolder();
    const cutOff = another(folder);
    const halfway = () => readdirSync(folder).find((name) => /^postgres-[0-9a-f]{8}$/.test(name));
    while (!halfway() && !existsSync(join(folder, "postgres")) && cutOff.child.exitCode === null) await sleep(1);
    cutOff.child.kill("SIGKILL");
    await cutOff.ended;
    const server = await joinEmbedded(folder, { durable: false });
    expect(await query(server.url, "select 1 as here")).toEqual([{ here: 1 }]);
    await server.leave();
  });

  test("with half a cluster beside the final name is not taken for one", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "postgres-0123abcd", "base"), { recursive: true });
    const server = await joinEmbedded(folder, { durable: false });
    expect(await query(server.url, "select 1 as here")).toEqual([{ here: 1 }]);
    await server.leave();
  });
});
