import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { readerOf } from "../../../test/reader.ts";
import { loadUtrecht } from "../../../test/utrecht.ts";
import { asProblem, problemResponse } from "../../kernel/problem.ts";
import { equityAnswer, equityOverview } from "../contract.ts";
import { measureIds } from "../measures/ids.ts";
import { operations } from "./index.ts";

let base: TestDatabase;
const app = new Hono();

beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  const reader = await readerOf(base);
  for (const each of operations)
    app.get(each.path.replaceAll(/\{(\w+)\}/g, ":$1"), (c) =>
      each.handle(c, { reader, base: "https://gelijkop.example/api/v1", home: "GM0344" }),
    );
  app.onError((error, c) => problemResponse(asProblem(error), c.req.path));
});
afterAll(() => base.close());

const get = async (path: string, init: RequestInit = {}) => app.request(path, init);
const json = async (path: string) => JSON.parse(await (await get(path)).text());
const asked = "?order=moeite-met-rondkomen&level=district";

describe("GET /equity/{indicator}", () => {
  test("answers as it is described: measures, areas, sentences in two languages", async () => {
    const body = equityAnswer.strict().parse(await json(`/equity/ervaren-gezondheid${asked}`));
    expect(body).toMatchObject({ order: "moeite-met-rondkomen", group: "18plus", within: { code: "GM0344" }, period: "2020" });
    expect(body.periods.map(({ period }) => period)).toEqual(["2012", "2016", "2020"]);
    const [first] = body.periods;
    expect(first?.outcomes.map(({ measure }) => measure)).toEqual([...measureIds]);
    expect(first?.areas).toHaveLength(10);
    expect(body.sentence.nl).toMatch(/^Waar mensen het vaakst moeite hebben met rondkomen, vinden/);
    expect(body.sentence.en).toMatch(/^Where the largest share of people have difficulty/);
    expect(body.change).toMatchObject({ from: "2012", to: "2020" });
  });

  test("takes the source's name, and without an order says why measures along one are not there", async () => {
    const body = equityAnswer.parse(await json("/equity/50090NED:Overgewicht_9?level=district"));
    expect(body).toMatchObject({ indicator: "overgewicht", order: null, change: null, noChange: { code: "noOrdering" } });
    expect(body.periods.at(-1)?.outcomes.find(({ measure }) => measure === "slope")).toMatchObject({
      value: null,
      because: { code: "noOrdering", words: { nl: "er is niet gekozen wie het meest en wie het minst heeft" } },
    });
  });

  test("as CSV: a line per measure and period", async () => {
    const answer = await get(`/equity/ervaren-gezondheid${asked}&format=csv`);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    const lines = (await answer.text()).trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + 3 * measureIds.length);
    expect(lines[0]).toMatch(/^within,division,level,indicator,group,period,order,/);
    expect(lines.find((line) => line.includes(",18plus,2020,") && line.includes(",slope,"))).toMatch(
      /^GM0344,2020,district,ervaren-gezondheid,18plus,2020,moeite-met-rondkomen,2020,10,residents of 15 and over,slope,11\.\d+,.*,scatter,,$/,
    );
    expect((await get(`/equity/ervaren-gezondheid${asked}`, { headers: { accept: "text/csv" } })).headers.get("content-type")).toContain(
      "text/csv",
    );
  });

  test.each([
    ["/equity/nietbestaand", 404, "no-indicator", undefined],
    ["/equity/overgewicht?order=opleiding", 400, "no-ordering", "order"],
    ["/equity/overgewicht?order=overgewicht", 400, "ordered-by-itself", "order"],
    ["/equity/overgewicht?within=GM9999", 400, "no-area", "within"],
    ["/equity/overgewicht?period=1999", 400, "no-period", "period"],
    ["/equity/overgewicht?group=women", 400, "no-group", "group"],
    ["/equity/overgewicht?level=street", 400, "query-parameters", "level"],
    ["/equity/overgewicht?by=income", 400, "query-parameters", "by"],
    ["/equity/overgewicht?group=all", 404, "no-figures", undefined],
  ])("%s is refused with %d %s", async (path, status, kind, column) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    const body = JSON.parse(await answer.text());
    expect(body.type).toBe(`urn:gelijkop:problem:${kind}`);
    expect(body.faults?.[0]?.column).toBe(column);
  });
});

describe("GET /equity", () => {
  test("answers as it is described, by the pack's first ordering unless told", async () => {
    const body = equityOverview.strict().parse(await json("/equity?level=district"));
    expect(body.order).toBe("moeite-met-rondkomen");
    expect(body.rows.map(({ indicator }) => indicator)).toContain("ervaren-gezondheid");
    expect(body.sentence.nl).toMatch(/onderwerpen/);
  });

  test("as CSV", async () => {
    const lines = (await (await get("/equity?level=district&format=csv")).text()).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^within,level,order,indicator,/);
    expect(lines[1]).toMatch(/^GM0344,district,moeite-met-rondkomen,/);
  });

  test("an unknown order is refused", async () => {
    expect((await get("/equity?order=opleiding")).status).toBe(400);
  });
});

test("the example of each operation works", async () => {
  const sample = {
    area: "WK034403",
    other: "WK034404",
    city: "GM0344",
    outlined: null,
    indicator: "ervaren-gezondheid",
    period: "2020",
    release: "",
    observation: "",
  };
  const reader = await readerOf(base);
  const paths = await Promise.all(operations.map(async (each) => each.example(sample, reader)));
  // No effort is loaded, so there is none to show.
  expect(operations.filter((_, at) => paths[at] === null).map(({ id }) => id)).toEqual(["getEffort"]);
  for (const path of paths) if (path !== null) expect((await get(path)).status).toBe(200);
});
