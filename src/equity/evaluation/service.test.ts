import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { readable } from "../../../test/pages-of-pack.ts";
import { loadNorthhaven } from "../../../test/northhaven.ts";
import { readerOf } from "../../../test/reader.ts";
import { loadUtrecht } from "../../../test/utrecht.ts";
import type { Language } from "../../kernel/language.ts";
import { asProblem, Problem, problemResponse } from "../../kernel/problem.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { answerSentences, needSentences } from "./sentences.ts";
import { evaluationOf, evaluationsOf } from "./service.ts";
import { evaluationPage } from "../pages/evaluation/page.tsx";
import { evaluationsPage } from "../pages/evaluation/list.tsx";
import { pages, type EquityParts } from "../pages/index.tsx";

let base: TestDatabase;
let reader: Reader;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  await loadNorthhaven(base);
  reader = await readerOf(base);
});
afterAll(() => base.close());

const parts = (language: Language) => ({
  reader: () => reader,
  site: () => ({
    language,
    publicUrl: "https://gelijkop.example",
    stylesheet: "/style.css",
    scripts: [],
    deskScript: "",
    nav: [],
    footer: [],
    updated: new Date("2026-01-02T03:04:05Z"),
  }),
});

describe("the integrated approach of 2011–2013, by perceived health of 2012, 2016 and 2020 (50090NED)", () => {
  test("can't be told: the first measurement is of a year after it began", async () => {
    const view = await evaluationOf(reader, "integrale-aanpak-2011");
    const { result } = view;
    expect(result.counts).toEqual({ treated: 3, comparison: 7, near: 0, before: 0, after: 3 });
    expect(result.verdict).toEqual({ kind: "cannotTell", reasons: [{ code: "noBefore", first: "2012" }] });
    expect(result.estimate).toBeNull();
    expect(answerSentences(view, "nl").join(" ")).toBe(
      "Of het hierdoor kwam, is niet te zeggen. Het begon in 2011. De eerste meting is van 2012. Hoe het vooraf was, op dezelfde manier gemeten, weten wij niet.",
    );
    expect(needSentences(view, "nl")[0]).toMatch(/^Een meting van voor 2011/);
  });

  test("what it could have seen follows from the seven other districts only: their own figures, recomputed here", async () => {
    const { result } = await evaluationOf(reader, "integrale-aanpak-2011");
    const others = result.panel.units.filter(({ role }) => role === "comparison").map(({ values }) => values.map(Number));
    const squares = [1, 2].flatMap((at) => {
      const steps = others.map((values) => values[at] - values[at - 1]);
      const mean = steps.reduce((sum, step) => sum + step, 0) / 7;
      return steps.map((step) => (step - mean) ** 2);
    });
    const deviation = Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / 12 / 2);
    expect(result.detectable).toMatchObject({ possible: true, from: "comparison", asIs: false });
    expect(result.detectable.possible && result.detectable.deviation).toBeCloseTo(deviation, 10);
  });
});

test("the experiments in Overvecht: can't be told yet, and it would take a measurement after, and at least 19 areas to compare with", async () => {
  const view = await evaluationOf(reader, "experimenten-overvecht");
  expect(view.result.counts).toEqual({ treated: 1, comparison: 9, near: 0, before: 3, after: 0 });
  expect(view.result.verdict).toEqual({ kind: "cannotTell", reasons: [{ code: "noAfter", last: "2020" }] });
  expect(view.result.detectable).toEqual({ possible: false, because: "fewAreas" });
  expect(view.result.needs.map(({ code }) => code)).toEqual(["measureAfter", "moreAreas", "countedFigures", "saySmallest"]);
  expect(answerSentences(view, "nl")[0]).toBe("Of het hielp, is nog niet te zeggen.");
});

test("an area that isn't here takes away its own answer only", async () => {
  const [one] = (await base.db.selectFrom("evaluation").select("content").where("id", "=", "experimenten-overvecht").execute()).map(
    ({ content }) => content as { record: Record<string, unknown> },
  );
  const content = JSON.stringify({ ...one, record: { ...one.record, id: "zonder-gebied", areas: ["WK999999"] } });
  await base.db.insertInto("evaluation").values({ id: "zonder-gebied", pack: "zz", sort: 0, content }).execute();
  const found = await evaluationsOf(await readerOf(base));
  await base.db.deleteFrom("evaluation").where("id", "=", "zonder-gebied").execute();
  expect(found.map(({ record, view }) => [record.id, view instanceof Problem ? view.kind : view.result.verdict.kind])).toEqual([
    ["warm-quays", "effectShown"],
    ["experimenten-overvecht", "cannotTell"],
    ["integrale-aanpak-2011", "cannotTell"],
    ["zonder-gebied", "no-area"],
  ]);
});

test("an evaluation that doesn't exist is told with those that do", async () => {
  await expect(evaluationOf(reader, "niets")).rejects.toMatchObject({
    status: 404,
    wayOut: expect.stringContaining("integrale-aanpak-2011"),
  });
});

describe("pages", () => {
  test("the list has each approach with its answer", async () => {
    const html = String(await evaluationsPage(parts("nl")));
    expect(html).toContain('href="/ongelijkheid/evaluaties/integrale-aanpak-2011"');
    expect(readable(html)).toContain(
      "? Niet te zeggen Of het hielp, is nog niet te zeggen. Het begon in 2021. De laatste meting is van 2020.",
    );
    expect(readable(html)).toContain("Effect aangetoond");
    expect(String(await evaluationsPage(parts("en")))).toContain('href="/en/ongelijkheid/evaluaties/warm-quays"');
  });

  test("one says the answer, what it would take, what could have been seen, and leads to each figure's origin and to the plan", async () => {
    const html = String(await evaluationPage(parts("nl"), "integrale-aanpak-2011"));
    const text = readable(html);
    const order = [
      "Of het hierdoor kwam, is niet te zeggen",
      "Wat nodig is om het wel te kunnen zeggen",
      "Wat was er te zien geweest?",
      "Wat er gedaan is",
    ];
    expect(order.map((each) => text.indexOf(each))).toEqual(order.map((each) => text.indexOf(each)).toSorted((a, b) => a - b));
    expect(order.every((each) => text.includes(each))).toBe(true);
    expect(html).toContain('href="/beleid/utrecht-gezond-2011-2013/gezonde-wijk"');
    expect(html).toContain("/cijfers/ervaren-gezondheid.WK034403.2020.2012.18plus");
    expect(html).toContain('href="/indicatoren/ervaren-gezondheid"');
    expect(text).toContain("p. 7–8, Gezonde Wijk");
    expect(text).toContain("Dit is een schatting met een model");
  });

  test("one with an effect has the points per period, the checks and their answers, in English too", async () => {
    const html = String(await evaluationPage(parts("en"), "warm-quays"));
    const text = readable(html);
    expect(text).toMatch(/Yes, an effect can be seen: it became \d\.\d out of 100 more favourable/);
    for (const id of ["lijnen", "verschillen", "checks", "figures"]) expect(html).toContain(`id="${id}"`);
    expect(text).toContain("Who got it was drawn by lot.");
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  test("its charts are files too, with the source; where there is nothing to draw there is no file", async () => {
    const app = pages({ ...parts("nl"), settings: { title: { nl: "Utrecht", en: "Utrecht" }, home: "GM0344" } as EquityParts["settings"] });
    app.onError((error, c) => problemResponse(asProblem(error), c.req.path));
    const get = (path: string) => app.request(`/ongelijkheid/evaluaties/${path}`);
    const svg = await (await get("integrale-aanpak-2011/verloop.svg")).text();
    expect(svg).toMatch(/^<\?xml[^]*<svg /);
    expect(svg.replaceAll(/<[^>]*>/g, " ")).toMatch(/Bron: \s*RIVM/);
    expect(svg).not.toMatch(/undefined|NaN|\[object/);
    for (const picture of ["verloop", "effect"]) {
      const png = new Uint8Array(await (await get(`warm-quays/${picture}.png`)).arrayBuffer());
      expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
    }
    expect((await get("integrale-aanpak-2011/effect.svg")).status).toBe(404);
    expect(String(await evaluationPage(parts("en"), "warm-quays"))).toContain('href="/en/ongelijkheid/evaluaties/warm-quays/effect.png"');
  });

  test("without any evaluation the list says how to add one", async () => {
    const empty = await testDatabase();
    try {
      const none = await readerOf(empty);
      const html = String(await evaluationsPage({ ...parts("nl"), reader: () => none }));
      expect(readable(html)).toContain("Er is nog niets beschreven");
    } finally {
      await empty.close();
    }
  });
});
