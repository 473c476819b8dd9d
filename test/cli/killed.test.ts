/** What is left when a process is killed, and when two want the same data folder. */
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { joinEmbedded } from "../../src/kernel/embedded-postgres.ts";
import { endAll, gelijkop, start } from "./run.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gelijkop-killed-"));
  chmodSync(folder, 0o755);
});
afterEach(endAll);
afterAll(async () => {
  for (const name of ["imports", "serving"])
    if (existsSync(join(folder, name, "postgres", "postmaster.pid"))) await (await joinEmbedded(join(folder, name))).leave();
  rmSync(folder, { recursive: true, force: true });
});

const note = (data: string) => join(data, "postgres", "postmaster.pid");
const serverPid = (data: string) => Number(readFileSync(note(data), "utf8").split("\n")[0]);

/** One look at what is stored, through a connection that is gone afterwards. */
async function look<T extends object>(data: string, text: string): Promise<T[]> {
  const server = await joinEmbedded(data);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<T>(text);
  await client.end();
  await server.leave();
  return rows;
}

describe("an import that is killed (kill -9)", () => {
  const areas = 30_000;
  const rounds = 10;
  const mapping =
    "id: MADE\ntitle: Made\npublisher: Nobody\nlicence: CC0\ndivision: 2020\ngroups: { all: { id: all, title: All, noun: people } }\nindicators: { figure: { id: figure, unit: '' } }\ncsv: { columns: { area: area, value: value }, fixed: { period: '2020', group: all, indicator: figure } }\n";

  /** Another file each round: the same areas, other values. */
  function writeFigures(round: number): string {
    const lines = Array.from({ length: areas }, (_, n) => `BU${10_000_000 + n},${round}`);
    const file = join(folder, `figures-${round}.csv`);
    writeFileSync(file, `area,value\n${lines.join("\n")}\n`);
    return file;
  }

  /** Returns when the child's COPY has written this part of the rows, or when the child is done: whichever comes first. */
  async function untilCopied(child: ChildProcess, watcher: pg.Client, part: number): Promise<void> {
    let begun = false;
    while (child.exitCode === null && child.signalCode === null) {
      const { rows } = await watcher.query(
        "select tuples_processed::int as done from pg_stat_progress_copy where datname = current_database()",
      );
      begun ||= rows.length > 0;
      // Past the last part: the rows are in, and the transaction is about to end.
      if (part < 1 ? rows[0]?.done >= part * areas : begun && rows.length === 0) return;
      await sleep(1);
    }
  }

  test(`${rounds} times leaves all of it or nothing, and the next one starts`, async () => {
    const data = join(folder, "imports");
    writeFileSync(join(folder, "figures.yaml"), mapping);
    const caught: number[] = [];
    let stored = 0;
    for (let round = 0; round < rounds; round++) {
      const file = writeFigures(round);
      const server = await joinEmbedded(data);
      const watcher = new pg.Client({ connectionString: server.url });
      watcher.on("error", () => {});
      await watcher.connect();
      const child = start(["import", "csv", file, "--mapping", join(folder, "figures.yaml"), "--data", data]);
      const gone = once(child, "exit");
      await untilCopied(child, watcher, round / (rounds - 1));
      child.kill("SIGKILL");
      // Every other time the machine "loses power": the server is killed too.
      if (round % 2 === 1) process.kill(serverPid(data), "SIGKILL");
      await gone;
      if (child.signalCode === "SIGKILL") caught.push(round);
      await watcher.end().catch(() => {});
      await server.leave();

      const found = await look<{ releases: number; promised: number; rows: number; areas: number; coverage: number }>(
        data,
        `select count(*)::int as releases, coalesce(sum(observation_count), 0)::int as promised, (select count(*)::int from observation) as rows,
           (select count(*)::int from area) as areas, (select count(*)::int from release_coverage) as coverage from release`,
      );
      const { releases } = found[0];
      expect([stored, stored + 1], `round ${round}`).toContain(releases);
      expect(found, `round ${round}`).toEqual([
        { releases, promised: releases * areas, rows: releases * areas, areas: releases > 0 ? areas : 0, coverage: releases },
      ]);
      stored = releases;
    }
    // Else nothing was tried: the imports were over before they could be killed.
    expect(caught.length).toBeGreaterThan(rounds / 2);
    const last = await gelijkop(["import", "csv", writeFigures(rounds), "--mapping", join(folder, "figures.yaml"), "--data", data]);
    expect(last).toMatchObject({ code: 0, error: "", out: expect.stringContaining(`${areas} observations`) });
    expect(existsSync(note(data))).toBe(false);
  }, 300_000);
});

describe("serve", () => {
  const serve = () => {
    const child = start(["serve", "--data", join(folder, "serving"), "--port", "0"]);
    let error = "";
    child.stderr?.on("data", (text) => (error += text));
    const gone = once(child, "exit").then(([code]) => code as number | null);
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const address = Promise.race([
      once(lines, "line").then(([line]) => /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0] ?? ""),
      gone.then(() => Promise.reject(new Error(`ended before it was ready: ${error}`))),
    ]);
    address.catch(() => {});
    return { child, address, gone };
  };

  test("answers at the address that it prints; a second one on the same folder says so and stops; commands work beside it", async () => {
    const first = serve();
    const address = await first.address;
    expect((await fetch(`${address}/nothing-here`)).status).toBe(404);

    const second = await gelijkop(["serve", "--data", join(folder, "serving"), "--port", "0"]);
    expect(second).toMatchObject({ code: 1, out: "" });
    expect(second.error).toMatch(
      new RegExp(`^gelijkop: The data folder .* is served already by process ${first.child.pid} at ${address}\\. [^\\n]+--data DIR\\.\\n$`),
    );
    expect((await fetch(`${address}/nothing-here`)).status).toBe(404);

    const releases = await gelijkop(["releases", "--data", join(folder, "serving")]);
    expect(releases).toMatchObject({ code: 0, error: "", out: expect.stringContaining("50090NED") });

    first.child.kill("SIGTERM");
    expect(await first.gone).toBe(0);
    expect([existsSync(note(join(folder, "serving"))), existsSync(join(folder, "serving", "serving"))]).toEqual([false, false]);
  }, 120_000);

  test("says so when the port is taken", async () => {
    const first = serve();
    const { port } = new URL(await first.address);
    const other = await gelijkop(["serve", "--data", join(folder, "serving-2"), "--port", port]);
    expect(other).toMatchObject({
      code: 1,
      error: `gelijkop: Port ${port} is in use by another program. Choose another with --port PORT.\n`,
    });
    first.child.kill("SIGTERM");
    await first.gone;
  }, 120_000);

  test("killed (kill -9) leaves a folder that the next one serves", async () => {
    const first = serve();
    await first.address;
    first.child.kill("SIGKILL");
    await first.gone;
    const next = serve();
    expect((await fetch(`${await next.address}/nothing-here`)).status).toBe(404);
    next.child.kill("SIGTERM");
    expect(await next.gone).toBe(0);
    expect(existsSync(note(join(folder, "serving")))).toBe(false);
  }, 120_000);

  test("stops its database also when Ctrl-C reaches it twice, from the terminal and through the launcher", async () => {
    const first = serve();
    await first.address;
    first.child.kill("SIGINT");
    first.child.kill("SIGTERM");
    expect(await first.gone).toBe(0);
    expect(existsSync(note(join(folder, "serving")))).toBe(false);
  }, 120_000);

  test("does the imports that were left to it in the background", async () => {
    const first = serve();
    await first.address;
    writeFileSync(join(folder, "one.csv"), "WijkenEnBuurten,AantalInwoners_5\nGM0363,872757\n");
    writeFileSync(
      join(folder, "one.yaml"),
      `extends: ${join(import.meta.dirname, "..", "..", "packs", "utrecht", "sources", "84799NED.yaml")}\ncsv: { columns: { area: WijkenEnBuurten }, fixed: { period: "2019", group: all } }\n`,
    );
    const words = ["--data", join(folder, "serving")];
    expect(
      await gelijkop(["import", "csv", join(folder, "one.csv"), "--mapping", join(folder, "one.yaml"), "--background", ...words]),
    ).toMatchObject({ code: 0 });
    const job = async () => JSON.parse((await gelijkop(["jobs", "--format", "json", ...words])).out)[0];
    await expect.poll(async () => (await job()).status, { timeout: 60_000, interval: 500 }).toBe("done");
    expect(await job()).toMatchObject({ result: { outcome: "loaded", observations: 1 } });
    first.child.kill("SIGTERM");
    await first.gone;
  }, 120_000);
});
