import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { loadNorthhaven } from "../../../test/northhaven.ts";
import { readerOf } from "../../../test/reader.ts";
import { loadUtrecht } from "../../../test/utrecht.ts";
import { asProblem, problemResponse } from "../../kernel/problem.ts";
import { effortAnswerSchema, effortList } from "../effort/contract.ts";
import { evaluationAnswer, evaluationList } from "../evaluation/contract.ts";
import { madeEffort } from "../effort/made-effort.ts";
import { storeRecords } from "../store-records.ts";
import { recordOperations } from "./records.ts";

let base: TestDatabase;
const app = new Hono();
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  await loadNorthhaven(base);
  await storeRecords(base.db, "made", { evaluations: [], efforts: [madeEffort] });
  const reader = await readerOf(base);
  for (const each of recordOperations)
    app.get(each.path.replaceAll(/\{(\w+)\}/g, ":$1"), (c) =>
      each.handle(c, { reader, base: "https://gelijkop.example/api/v1", home: "GM0344" }),
    );
  app.onError((error, c) => problemResponse(asProblem(error), c.req.path));
});
afterAll(() => base.close());

const get = async (path: string) => app.request(path);
const json = async (path: string) => JSON.parse(await (await get(path)).text());

describe("evaluations", () => {
  test("the list has each with its answer", async () => {
    const { evaluations } = evaluationList.strict().parse(await json("/evaluations"));
    expect(evaluations.map(({ id, verdict }) => [id, verdict])).toEqual([
      ["warm-quays", "effectShown"],
      ["experimenten-overvecht", "cannotTell"],
      ["integrale-aanpak-2011", "cannotTell"],
    ]);
    expect(evaluations[2].sentence?.nl).toMatch(/^Of het hierdoor kwam, is niet te zeggen\./);
  });

  test.each(["warm-quays", "experimenten-overvecht", "integrale-aanpak-2011"])("%s answers as it is described", async (id) => {
    const body = await json(`/evaluations/${id}`);
    expect(evaluationAnswer.parse(body)).toEqual(body);
  });

  test("one with an effect has its limits, one that can't tell has none; both lead to their figures", async () => {
    const shown = await json("/evaluations/warm-quays");
    expect(shown).toMatchObject({ verdict: "effectShown", direction: "better", design: "eventStudy", byLot: true, counts: { treated: 8 } });
    expect(shown.estimate.upper).toBeLessThan(0);
    const open = await json("/evaluations/integrale-aanpak-2011");
    expect(open).toMatchObject({ estimate: null, design: null, reasons: ["noBefore"], smallestEffect: 1.5 });
    expect(open.figures[0].observations[0]).toMatch(/^ervaren-gezondheid\.WK0344\d\d\.2020\.2012\.18plus$/);
  });

  test("as CSV: a line per area and period", async () => {
    const answer = await get("/evaluations/integrale-aanpak-2011?format=csv");
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    const lines = (await answer.text()).trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + 10 * 3);
    expect(lines[0]).toBe("area,name,role,period,side,value,observation");
    expect(lines).toContain("WK034403,Overvecht,treated,2020,after,69.9,ervaren-gezondheid.WK034403.2020.2020.18plus");
  });
});

describe("efforts", () => {
  test("the list has each with its answer, also where there is none", async () => {
    const { efforts } = effortList.strict().parse(await json("/efforts"));
    expect(efforts.map(({ id }) => id)).toEqual([madeEffort.id, "heat-vouchers-2026"]);
    expect(efforts[0]).toMatchObject({ amount: 795_000, cityWide: 20_000, problem: null });
  });

  test("one answers as it is described, with another need when asked", async () => {
    const body = await json(`/efforts/${madeEffort.id}`);
    expect(effortAnswerSchema.parse(body)).toEqual(body);
    expect(body.need).toMatchObject({ indicator: "moeite-met-rondkomen", kind: "share" });
    expect((await json(`/efforts/${madeEffort.id}?need=ervaren-gezondheid`)).need).toMatchObject({ kind: "rest" });
    const lines = (await (await get(`/efforts/${madeEffort.id}?format=csv`)).text()).trimEnd().split("\r\n");
    expect(lines).toHaveLength(11);
  });
});

test.each([
  ["/evaluations/nietbestaand", 404, "no-evaluation", undefined],
  ["/efforts/nietbestaand", 404, "no-effort", undefined],
  ["/efforts/maatjes?need=geluk", 400, "no-indicator", "need"],
  ["/efforts/maatjes?within=GM9999", 400, "no-area", "within"],
  ["/efforts/maatjes?period=1999", 400, "no-period", "period"],
  ["/efforts/maatjes?group=women", 400, "no-group", "group"],
  ["/efforts/maatjes?level=district", 400, "query-parameters", "level"],
])("%s is refused with %d %s", async (path, status, kind, column) => {
  const answer = await get(path);
  const body = JSON.parse(await answer.text());
  expect([answer.status, body.type, body.faults?.[0]?.column]).toEqual([status, `urn:gelijkop:problem:${kind}`, column]);
});

test("the example of each operation works", async () => {
  const reader = await readerOf(base);
  const sample = { area: "", other: "", city: "", outlined: null, indicator: "", period: "", release: "", observation: "" };
  for (const each of recordOperations) expect((await get((await each.example(sample, reader)) ?? "")).status).toBe(200);
});
