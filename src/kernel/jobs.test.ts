import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { enqueue, listJobs, takeOne, workOff, type Handler } from "./jobs.ts";
import { Problem } from "./problem.ts";

let base: TestDatabase;
beforeEach(async () => void (base = await testDatabase()));
afterEach(() => base.close());

/** A promise that is kept from outside. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((done) => (open = done));
  return { open, opened };
}
const statusOf = async (id: number) => (await listJobs(base.read)).find((job) => job.id === id);
/** As if its process had given no sign of life for a minute. */
const silence = (id: number) => sql`update job set heartbeat_at = now() - interval '1 minute' where id = ${id}`.execute(base.db);

describe("a job", () => {
  test("is done with its input, and its result is kept", async () => {
    const id = await enqueue(base.db, "double", { n: 21 });
    expect(await statusOf(id)).toMatchObject({ status: "waiting", result: null });
    expect(await takeOne(base.db, { double: async (input) => ({ n: Number(input.n) * 2 }) })).toBe(true);
    expect(await statusOf(id)).toMatchObject({ status: "done", result: { n: 42 }, finishedAt: expect.any(Date) });
    expect(await takeOne(base.db, { double: async () => ({}) })).toBe(false);
  });

  test("is claimed once, by one of two workers", async () => {
    await enqueue(base.db, "slow", {});
    const { open, opened } = gate();
    let runs = 0;
    const slow = async () => {
      runs++;
      await opened;
      return {};
    };
    const one = takeOne(base.db, { slow });
    await expect.poll(() => runs).toBe(1);
    expect(await takeOne(base.db, { slow })).toBe(false);
    open();
    expect(await one).toBe(true);
    expect(runs).toBe(1);
  });

  test("of twenty, each is done once by four workers", async () => {
    for (let n = 0; n < 20; n++) await enqueue(base.db, "count", { n });
    const done: number[] = [];
    const count = async (input: { n?: unknown }) => {
      done.push(Number(input.n));
      return {};
    };
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        while (await takeOne(base.db, { count }));
      }),
    );
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  test("of a kind that this process doesn't know stays for another", async () => {
    const id = await enqueue(base.db, "unknown", {});
    expect(await takeOne(base.db, { known: async () => ({}) })).toBe(false);
    expect(await statusOf(id)).toMatchObject({ status: "waiting" });
  });

  test("of a process that died is taken up again; one that gives signs of life is not", async () => {
    const id = await enqueue(base.db, "import", {});
    const { open, opened } = gate();
    const first = takeOne(base.db, { import: async () => (await opened, { by: "the first" }) });
    await expect.poll(async () => (await statusOf(id))?.status).toBe("running");
    expect(await takeOne(base.db, { import: async () => ({}) })).toBe(false);
    await silence(id);
    expect(await takeOne(base.db, { import: async () => ({ by: "the second" }) })).toBe(true);
    open();
    await first;
    // The first was only slow: what it brings afterwards no longer counts.
    expect(await statusOf(id)).toMatchObject({ status: "done", result: { by: "the second" } });
  });

  test("that somebody wants to stop ends between two steps, and what it would have brought is not kept", async () => {
    const id = await enqueue(base.db, "long", {});
    const { open, opened } = gate();
    const steps: string[] = [];
    const long: Handler = async (_input, report, { signal }) => {
      await opened;
      await new Promise((done) => signal.addEventListener("abort", done));
      steps.push("told");
      report("more", 1, 2);
      steps.push("never");
      return {};
    };
    const working = takeOne(base.db, { long });
    await expect.poll(async () => (await statusOf(id))?.status).toBe("running");
    await sql`update job set stop_asked = true where id = ${id}`.execute(base.db);
    open();
    await working;
    expect(steps).toEqual(["told"]);
    expect(await statusOf(id)).toMatchObject({ status: "failed", result: { refusal: { kind: "job-stopped" } } });
  });

  test("that fails for a reason keeps it in words, with the faults and without a stack", async () => {
    const id = await enqueue(base.db, "import", {});
    const problem = new Problem({
      kind: "x",
      message: "The file is broken.",
      wayOut: "Mend it.",
      faults: [{ row: 3, column: "b", found: "no number", mend: "write one" }],
    });
    await takeOne(base.db, { import: async () => Promise.reject(problem) });
    expect(await statusOf(id)).toMatchObject({
      status: "failed",
      result: { problem: ["gelijkop: The file is broken. Mend it.", "  row 3, column b: no number; write one"] },
    });
  });

  test("that fails by a fault of ours gives nothing away", async () => {
    const id = await enqueue(base.db, "import", {});
    await takeOne(base.db, { import: async () => Promise.reject(new Error("password of the database")) });
    const job = await statusOf(id);
    expect(job?.status).toBe("failed");
    expect(JSON.stringify(job?.result)).not.toMatch(/password|jobs\.test|at /);
  });
});

test("workOff does what comes in until it is told to stop", async () => {
  const stop = new AbortController();
  const working = workOff(base.db, { note: async () => ({}) }, stop.signal);
  const id = await enqueue(base.db, "note", {});
  await expect.poll(async () => (await statusOf(id))?.status, { timeout: 20_000 }).toBe("done");
  stop.abort();
  await working;
  const later = await enqueue(base.db, "note", {});
  await sleep(20);
  expect(await statusOf(later)).toMatchObject({ status: "waiting" });
});
