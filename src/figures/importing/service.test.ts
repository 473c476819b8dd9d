import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { makePerson, type MadePerson } from "../../../test/people.ts";
import { hasSharedData, needsData, sharedData } from "../../../test/shared-data.ts";
import { seeing } from "../../kernel/acting.ts";
import type { Connections } from "../../kernel/database.ts";
import { takeOne } from "../../kernel/jobs.ts";
import { fromRoot } from "../../kernel/root.ts";
import { givenRoles, visitor, type Asker, type GivenRole } from "../../rights/index.ts";
import { importingHandlers } from "./handlers.ts";
import { findImport, listImports } from "./imports.ts";
import { preview as previewResult, refusal, type Preview } from "./preview-result.ts";
import { lookAgain, offerFiles, offerTable, stopImport, takeIn } from "./service.ts";
import { dropOldUploads, type Sent } from "./uploads.ts";
import { restoreRelease, withdrawRelease } from "./withdrawal.ts";

let base: TestDatabase;
let web: Connections;
let noor: Asker;
let someone: Asker;
const folder = mkdtempSync(join(tmpdir(), "gelijkop-importing-"));

const asAsker = ({ id, name }: MadePerson, role: GivenRole): Asker => ({ kind: "person", id, name, grants: [{ role, part: null }] });
const idOf = (asker: Asker): string => (asker.kind === "person" ? asker.id : "");
const epidemiologist = async (name: string) => asAsker(await makePerson(base, name, ["epidemiologist"]), "epidemiologist");

beforeAll(async () => {
  base = await testDatabase();
  web = base.open("nobody");
  [noor, someone] = [await epidemiologist("Noor (verzonnen)"), await epidemiologist("Bo (verzonnen)")];
});
afterAll(async () => {
  await base.close();
  rmSync(folder, { recursive: true });
});

const sent = (fileName: string, text: string | Buffer): Sent => ({ fileName, bytes: Buffer.from(text) });
const work = () => takeOne(base.db, importingHandlers(base.pool, { sources: fromRoot("packs", "utrecht", "sources"), cache: folder }));
const found = (job: number, asker: Asker = noor) => findImport(web.db, asker, job);
const count = async (table: string) => (await base.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n as number;
const figureTables = [
  "area",
  "source",
  "source_key",
  "release",
  "release_coverage",
  "indicator",
  "population_group",
  "period",
  "observation",
];
const figures = async () => Promise.all(figureTables.map(count));

/** Jobs are done in the order in which they were asked for, up to this one. */
async function workOn(job: number): Promise<void> {
  while (!["done", "failed"].includes((await found(job)).status)) if (!(await work())) break;
}
/** Does the job and gives what it told. */
async function toldBy(job: number): Promise<Preview> {
  await workOn(job);
  return previewResult.parse((await found(job)).result);
}
async function refusedBy(job: number) {
  await workOn(job);
  return refusal.parse(((await found(job)).result as { refusal: unknown }).refusal);
}
async function imported(job: number, reason = "jaarlijkse cijfers"): Promise<number> {
  const load = await takeIn(web.db, noor, job, reason);
  expect(load.outdated).toBe(false);
  await workOn(load.job);
  return load.job;
}

const mapping = `
id: MINI
title: Kleine tabel
publisher: Niemand
licence: CC0
division: 2020
groups: { all: { id: all, title: { nl: alle, en: all }, noun: { nl: inwoners, en: residents } } }
indicators: { meting: { id: kleine-meting, title: { nl: Kleine meting, en: Small measure }, unit: "%", measure: proportion } }
csv: { columns: { area: gebied, period: jaar, indicator: wat, value: cijfer }, fixed: { group: all } }
`;
const csv = (...values: (number | string)[]) =>
  sent("mini.csv", ["gebied,jaar,wat,cijfer", ...values.map((value, at) => `WK03450${at},2020,meting,${value}`)].join("\n"));
const offerMini = (...values: (number | string)[]) =>
  offerFiles(web.db, noor, { figures: csv(...values), mapping: sent("mini.yaml", mapping) });

describe("a small file", () => {
  test("is looked at first, taken in when somebody says so, and its release names who asked and why", async () => {
    const job = await offerMini(1, 2);
    expect(await found(job)).toMatchObject({ status: "waiting", asked: "Noor (verzonnen)" });
    const before = await figures();
    expect(await toldBy(job)).toMatchObject({
      outcome: "new",
      cells: { fresh: 2 },
      release: "MINI-2020-all-district-GM0345-kleine-meting-v1",
    });
    expect(await figures()).toEqual(before);
    const load = await imported(job, "de eerste meting");
    expect(await found(load)).toMatchObject({ status: "done", result: { outcome: "loaded", observations: 2 } });
    const { rows } = await base.owner.query("select body::jsonb as body from audit_event where object like 'release:MINI%'");
    expect(rows.map(({ body }) => body.action)).toContain("release insert");
    for (const { body } of rows)
      expect(body).toMatchObject({ actor: "system", reason: `gevraagd door account ${idOf(noor)}: de eerste meting` });
    const asked = await base.owner.query("select body::jsonb as body from audit_event where action = 'import asked'");
    expect(asked.rows[0].body).toMatchObject({ actor: idOf(noor), object: `job:${load}`, reason: "de eerste meting" });
    expect(await count("upload")).toBe(0);
  });

  test("the same again is nothing new, and isn't kept", async () => {
    expect(await toldBy(await offerMini(1, 2))).toMatchObject({ outcome: "same" });
    expect(await count("upload")).toBe(0);
  });

  test("asked for twice it is taken in once", async () => {
    const job = await offerMini(1, 3);
    await toldBy(job);
    const [one, two] = await Promise.all([takeIn(web.db, noor, job, "een"), takeIn(web.db, noor, job, "twee")]);
    expect(one.job).toBe(two.job);
    await work();
    expect((await found(one.job)).status).toBe("done");
  });

  test("what was agreed to before something else changed is not taken in, and can be looked at again", async () => {
    const [first, second, third] = [await offerMini(1, 4), await offerMini(2, 4), await offerMini(3, 4)];
    for (const job of [first, second, third]) expect((await toldBy(job)).outcome).toBe("new");
    const [one, two] = [await takeIn(web.db, noor, first, "een"), await takeIn(web.db, noor, second, "twee")];
    expect([one.outdated, two.outdated]).toEqual([false, false]);
    await work();
    expect((await found(one.job)).status).toBe("done");
    const before = await figures();
    expect(await refusedBy(two.job)).toMatchObject({ kind: "preview-outdated" });
    expect(await figures()).toEqual(before);
    // Shown at once where it is known at once.
    const again = await takeIn(web.db, noor, third, "drie");
    expect(again.outdated).toBe(true);
    expect(await toldBy(again.job)).toMatchObject({ outcome: "new", cells: { changed: 1, same: 1 } });
    expect(await toldBy(await lookAgain(web.db, noor, second))).toMatchObject({ outcome: "new" });
  });

  test("withdrawn again gives the place back, with the reason in the log; and it can be put back", async () => {
    const key = "MINI-2020-all-district-GM0345-kleine-meting-v1";
    const shown = async () =>
      (await base.owner.query("select count(*)::int as n from live_release l join release r using (id) where r.key like 'MINI%'")).rows[0]
        .n;
    const newest = (await base.owner.query("select r.key from live_release l join release r using (id) where r.key like 'MINI%'")).rows[0]
      .key;
    await withdrawRelease(web.db, noor, newest, "verkeerd bestand");
    expect(await shown()).toBe(1);
    expect((await base.owner.query("select withdrawn_reason as why from release where key = $1", [newest])).rows).toEqual([
      { why: "verkeerd bestand" },
    ]);
    const log = await base.owner.query("select body::jsonb as body from audit_event where object = $1 order by id desc limit 1", [
      `release:${newest}`,
    ]);
    expect(log.rows[0].body).toMatchObject({ actor: idOf(noor), action: "release update", reason: "verkeerd bestand" });
    await expect(withdrawRelease(web.db, noor, newest, "nog eens")).rejects.toMatchObject({ kind: "release-withdrawn" });
    await restoreRelease(web.db, noor, newest, "toch goed");
    await expect(restoreRelease(web.db, noor, newest, "nog eens")).rejects.toMatchObject({ kind: "release-shown" });
    await expect(withdrawRelease(web.db, noor, `${key}0`, "x")).rejects.toMatchObject({ kind: "no-release", status: 404 });
  });
});

describe("what is refused leaves nothing", () => {
  test.each<[string, () => Promise<number>, Record<string, unknown>]>([
    [
      "a word where a number belongs, with row and column",
      () => offerMini(1, "veel"),
      { kind: "input-faults", faults: [{ row: 3, column: "cijfer" }] },
    ],
    ["a share above its whole", () => offerMini(101), { kind: "cell-impossible", faults: [{ row: 2, column: "meting" }] }],
    [
      "a description that names a file of the server",
      () => offerFiles(web.db, noor, { figures: csv(1), mapping: sent("m.yaml", "extends: /etc/passwd\ncsv: { columns: {} }") }),
      { kind: "no-description" },
    ],
    [
      "a description whose aliases stand for more than memory holds",
      () =>
        offerFiles(web.db, noor, {
          figures: csv(1),
          mapping: sent(
            "m.yaml",
            `a: &a [x,x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g"].map((name, at) => `${name}: &${name} [${Array(10).fill(`*${"abcdef"[at]}`).join(",")}]`).join("\n")}`,
          ),
        }),
      { kind: "description-invalid" },
    ],
    ["a table that nobody described", () => offerTable(web.db, noor, "12345XYZ"), { kind: "no-description" }],
    ["a workbook that is none", () => offerFiles(web.db, noor, { figures: sent("x.xlsx", "PK"), mapping: null }), { kind: "not-a-zip" }],
  ])("%s", async (_name, offer, problem) => {
    const before = await figures();
    const job = await offer();
    expect(await refusedBy(job)).toMatchObject(problem);
    expect(await figures()).toEqual(before);
    expect(await count("upload where file_name <> 'mini.csv' and file_name <> 'mini.yaml'")).toBe(0);
    await expect(takeIn(web.db, noor, job, "toch")).rejects.toMatchObject({ status: 404 });
  });

  test("a file that nobody agreed to within a day is gone; what is younger stays", async () => {
    const job = await offerMini(7, 7);
    expect((await toldBy(job)).outcome).toBe("new");
    await base.owner.query("update upload set at = now() - interval '23 hours'");
    await dropOldUploads(base.pool);
    expect(await count("upload")).toBeGreaterThan(0);
    await base.owner.query("update upload set at = now() - interval '25 hours'");
    await dropOldUploads(base.pool);
    expect(await count("upload")).toBe(0);
    await expect(takeIn(web.db, noor, job, "te laat")).rejects.toMatchObject({ kind: "upload-gone" });
  });
});

describe("stopping", () => {
  test("what waits ends at once, and is never taken up", async () => {
    const job = await offerMini(8);
    await stopImport(web.db, noor, job);
    expect(await found(job)).toMatchObject({ status: "failed", result: { refusal: { kind: "job-stopped" } } });
    expect(await work()).toBe(false);
    expect((await base.owner.query("select count(*)::int as n from audit_event where action = 'import stopped'")).rows[0].n).toBe(1);
  });

  test("what runs ends before its next step and leaves nothing", async () => {
    const before = await figures();
    // Until this lock is let go the job stands still in the middle of its work.
    const holding = await base.owner.connect();
    await holding.query("begin");
    await holding.query("lock table release in access exclusive mode");
    const job = await offerMini(9);
    const working = work();
    await expect.poll(async () => (await found(job)).status, { timeout: 20_000 }).toBe("running");
    await stopImport(web.db, noor, job);
    const { rows } = await base.owner.query("select now() as asked");
    const heard = async () =>
      (await base.owner.query("select heartbeat_at > $2 as heard from job where id = $1", [job, rows[0].asked])).rows[0].heard;
    await expect.poll(heard, { timeout: 20_000 }).toBe(true);
    await holding.query("rollback");
    holding.release();
    await working;
    expect(await found(job)).toMatchObject({ status: "failed", stopAsked: true, result: { refusal: { kind: "job-stopped" } } });
    expect(await figures()).toEqual(before);
  });

  test("a job that its process left behind when it died is done by the next; stopped meanwhile it isn't", async () => {
    const orphan = (job: number) =>
      sql`update job set status = 'running', started_at = now(), heartbeat_at = now() - interval '1 minute' where id = ${job}`.execute(
        base.db,
      );
    const job = await offerMini(8, 8);
    await orphan(job);
    expect((await toldBy(job)).outcome).toBe("new");
    const other = await offerMini(8, 9);
    await orphan(other);
    await stopImport(web.db, noor, other);
    expect(await refusedBy(other)).toMatchObject({ kind: "job-stopped" });
  });

  test("an import whose process died after it had stored the figures says so the second time", async () => {
    const job = await offerMini(5, 5);
    expect((await toldBy(job)).outcome).toBe("new");
    const { rows: kept } = await base.owner.query("select * from upload where file_name like 'mini.%' order by at desc limit 2");
    const load = await imported(job);
    const stored = (await found(load)).result;
    const before = await figures();
    // As if the process had died between storing the figures and saying so: the job runs and the files are there.
    for (const { id, owner, file_name, bytes, sha256 } of kept)
      await base.owner.query("insert into upload (id, owner, file_name, bytes, sha256) values ($1, $2, $3, $4, $5)", [
        id,
        owner,
        file_name,
        bytes,
        sha256,
      ]);
    await sql`update job set status = 'running', started_at = now(), heartbeat_at = now() - interval '1 minute' where id = ${load}`.execute(
      base.db,
    );
    expect(await work()).toBe(true);
    expect(await found(load)).toMatchObject({ status: "done", result: { ...(stored as object), outcome: "unchanged" } });
    expect(await figures()).toEqual(before);
  });
});

describe("who may", () => {
  test("a colleague sees an import, and can't decide about it; who may not read jobs finds none of it", async () => {
    const job = await offerMini(6, 6);
    await toldBy(job);
    expect((await found(job, someone)).asked).toBe("Noor (verzonnen)");
    for (const act of [
      () => takeIn(web.db, someone, job, "x"),
      () => lookAgain(web.db, someone, job),
      () => stopImport(web.db, someone, job),
    ])
      await expect(act()).rejects.toMatchObject({ status: 404 });
    for (const role of givenRoles) {
      const asker = asAsker(
        await makePerson(base, `Rol ${role} (verzonnen)`, [
          role === "partner" || role === "programmeManager" ? [role, "programme:a/b"] : role,
        ]),
        role,
      );
      const sees = ["epidemiologist", "administrator", "auditor"].includes(role);
      expect([role, (await listImports(web.db, asker)).length > 0]).toEqual([role, sees]);
      if (!sees) await expect(found(job, asker)).rejects.toMatchObject({ status: 404 });
      const uploads = await seeing(web.db, asker, (read) => read.selectFrom("upload").select("id").execute());
      expect([role, uploads]).toEqual([role, []]);
      if (role !== "epidemiologist") {
        await expect(offerMiniAs(asker)).rejects.toMatchObject({ status: 404 });
        await expect(withdrawRelease(web.db, asker, "x", "x")).rejects.toMatchObject({ status: 404, kind: "no-page" });
      }
    }
    await expect(found(job, visitor)).rejects.toMatchObject({ status: 404 });
  });
});

const offerMiniAs = (asker: Asker) => offerFiles(web.db, asker, { figures: csv(1), mapping: sent("mini.yaml", mapping) });

describe.skipIf(!hasSharedData)(`the published workbook of 2020${needsData}`, () => {
  const original = (): Buffer => readFileSync(sharedData("rivm-50090NED", "2020_18+.xlsx"));
  const offer = (bytes: Buffer, fileName = "2020_18+.xlsx") => offerFiles(web.db, noor, { figures: sent(fileName, bytes), mapping: null });
  /** The same workbook with these cells of its first sheet replaced: "I2" → 12.5. */
  const changed = (cells: Record<string, number>): Buffer => {
    const parts = unzipSync(original());
    let sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]);
    for (const [place, value] of Object.entries(cells))
      sheet = sheet.replace(new RegExp(`<c r="${place}"[^>]*>.*?</c>`), `<c r="${place}"><v>${value}</v></c>`);
    parts["xl/worksheets/sheet1.xml"] = strToU8(sheet);
    return Buffer.from(zipSync(parts, { level: 1 }));
  };

  test("is previewed, then taken in with exactly those counts; the same again is nothing new; a changed copy shows those cells alone", async () => {
    const before = await figures();
    const job = await offer(original());
    const told = await toldBy(job);
    expect(await figures()).toEqual(before);
    expect(told).toMatchObject({ outcome: "new", release: "50090NED-2020-18plus-v1", areas: { listed: 17_341 } });
    expect(told.cells.fresh).toBe(told.observations);
    const load = await imported(job);
    expect((await found(load)).result).toMatchObject({
      outcome: "loaded",
      release: told.release,
      observations: told.observations,
      absent: told.absent,
    });
    const { rows } = await base.owner.query(
      "select count(*)::int as n, count(*) filter (where o.value is null)::int as absent from observation o join release r on r.id = o.release_id where r.key = $1",
      [told.release],
    );
    expect(rows).toEqual([{ n: told.observations, absent: told.absent }]);
    expect(await toldBy(await offer(original(), "nog eens.xlsx"))).toMatchObject({ outcome: "same", release: told.release });

    // Row 2 is the country; its share of adults in good health was 78.4 % in 2020 (StatLine 50090NED).
    const again = await toldBy(await offer(changed({ I2: 12.5, J5: 99 })));
    expect(again).toMatchObject({
      replaces: told.release,
      version: 2,
      cells: { fresh: 0, changed: 2, gone: 0, same: told.observations - 2 },
    });
    expect(again.changes.map(({ row, after }) => [row, after.value]).toSorted()).toEqual([
      [2, 12.5],
      [5, 99],
    ]);
    expect(
      again.areas.fresh + again.periods.filter(({ fresh }) => fresh).length + again.indicators.filter(({ fresh }) => fresh).length,
    ).toBe(0);
  }, 120_000);
});
