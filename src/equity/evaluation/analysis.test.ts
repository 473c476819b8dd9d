import { expect, test } from "vitest";
import { readEvaluation } from "./file.ts";
import { answerSentences, detectableSentences, needSentences, verdictWords } from "./sentences.ts";
import { files, judge } from "./made-city.ts";
import { evaluationView, type EvaluationView } from "./service.ts";

const checkOf = ({ result }: EvaluationView, id: string) => result.checks.find((check) => check.id === id);

test("a known effect of 3 in 15 of 45 areas, 5 years before and 3 after, is shown, and its limits hold it", async () => {
  const view = await judge({ treated: 15, comparison: 30, first: 2010, last: 2017, effect: 3, seed: 1 });
  const { verdict, estimate, design, detectable } = view.result;
  expect([design?.id, estimate?.inference]).toEqual(["eventStudy", "clusterRobust"]);
  expect(verdict).toMatchObject({ kind: "effectShown", direction: "better" });
  expect(estimate && estimate.lower < 3 && estimate.upper > 3 && estimate.lower > 0).toBe(true);
  // Bloom (1995), for sd 1: (1.96 + 1.00) × √(1/5 + 1/3) × √(1/15 + 1/30) = 0.68, where 1.00 is the quantile of 0.8/0.95. Through a slope that
  // may have been there before the error is twice as large (contrasts.test.ts): (1.64 + 1.00) × 2 × 0.231 = 1.22. A little more for Student's t.
  expect(detectable.possible && [detectable.byLot, detectable.effect].map((effect) => Math.round(10 * (effect ?? 0)) / 10)).toEqual([
    0.7, 1.2,
  ]);
  expect(["preTrends", "placeboInTime", "placeboInPlace", "otherComparison", "otherAreas"].map((id) => checkOf(view, id)?.outcome)).toEqual(
    Array.from({ length: 5 }, () => "passed"),
  );
  expect(answerSentences(view, "nl")[0]).toMatch(/^Ja, er is een effect te zien: het werd (2,\d|3|3,\d) van de 100 gunstiger/);
});

test("no effect in the same city: no effect larger than a bound that is below the 1.5 that matters", async () => {
  const view = await judge({ treated: 15, comparison: 30, first: 2010, last: 2017, seed: 2, more: "smallestEffect: 1.5" });
  const { verdict } = view.result;
  expect(verdict.kind).toBe("noEffectLargerThan");
  expect(verdict.kind === "noEffectLargerThan" && verdict.bound < 1.5).toBe(true);
  expect(verdictWords(view, "nl")).toMatch(/^Geen effect groter dan (0,\d|1|1,\d) van de 100$/);
});

test("no effect, but noise in which 1.5 can hide: cannot tell, and how many more areas it would take", async () => {
  const view = await judge({ treated: 15, comparison: 15, first: 2010, last: 2017, noise: 5, seed: 3, more: "smallestEffect: 1.5" });
  expect(view.result.verdict).toMatchObject({ kind: "cannotTell", reasons: [{ code: "largerPossible" }] });
  const need = view.result.needs.find(({ code }) => code === "lessNoise");
  const effect = view.result.detectable.possible ? view.result.detectable.effect : Number.NaN;
  expect(need).toMatchObject({ timesAreas: Math.ceil((effect / 1.5) ** 2) });
});

test("areas that were moving apart by 1 a year before it began: flagged, cannot tell, however large the difference", async () => {
  const view = await judge({ treated: 15, comparison: 30, first: 2010, last: 2017, drift: 1, seed: 4 });
  expect(view.result.estimate?.p).toBeLessThan(0.05);
  expect(view.result.verdict).toMatchObject({ kind: "cannotTell", reasons: [{ code: "checkFailed", check: "preTrends" }] });
  expect(checkOf(view, "placeboInTime")?.outcome).toBe("failed");
  expect(needSentences(view, "nl")).toContain("Gebieden om mee te vergelijken die vooraf wel gelijk op gingen.");
});

test("a spill-over of 2 into the areas next door is flagged; they are out of the comparison, so the effect of 3 stays whole", async () => {
  const view = await judge({ treated: 15, comparison: 20, near: 15, first: 2010, last: 2017, effect: 3, spill: 2, seed: 5 });
  expect(view.result.verdict.kind).toBe("effectShown");
  expect(checkOf(view, "spillOver")?.outcome).toBe("failed");
  expect(view.result.cautions).toContainEqual({ code: "nearMoved" });
  expect(view.result.estimate && view.result.estimate.lower < 3 && view.result.estimate.upper > 3).toBe(true);
});

test("one measurement before: a difference can't be put down to it, unless it was drawn by lot who got it", async () => {
  const city = { treated: 15, comparison: 30, first: 2014, last: 2016, effect: 4, seed: 6 };
  const view = await judge(city);
  expect(view.result.verdict).toMatchObject({ kind: "cannotTell", reasons: [{ code: "checkUndetermined", check: "preTrends" }] });
  expect(view.result.needs).toContainEqual({ code: "moreBefore", found: 1 });
  expect(view.result.detectable).toMatchObject({ asIs: false, before: 2, after: 2 });
  expect(detectableSentences(view, "nl")[0]).toMatch(/^Met 2 metingen vooraf en 2 metingen daarna was met deze gebieden een effect van /);
  expect((await judge({ ...city, more: "byLot: true" })).result.verdict.kind).toBe("effectShown");
});

test("one area against nine: no effect could be shown, be it 50; 19 comparison areas would do (1/20 = 0.05)", async () => {
  const view = await judge({ treated: 1, comparison: 9, first: 2010, last: 2017, effect: 50, seed: 7 });
  expect(view.result.verdict).toMatchObject({ kind: "cannotTell", reasons: [{ code: "tooFewAreas", neededComparison: 19 }] });
  expect(view.result.detectable).toEqual({ possible: false, because: "fewAreas" });
});

test("3 areas against 7 are permuted: an effect of 6 with noise 1 is the largest of all 120 sets, p = 1/120", async () => {
  const view = await judge({ treated: 3, comparison: 7, first: 2010, last: 2017, effect: 6, seed: 8 });
  expect(view.result.estimate).toMatchObject({ inference: "permutation" });
  expect(view.result.estimate?.p).toBeCloseTo(1 / 120, 10);
  expect(view.result.verdict.kind).toBe("effectShown");
});

test("nothing to compare with: 12 years before and 8 after make an interrupted series; 3 before don't", async () => {
  const long = await judge({ treated: 2, comparison: 0, first: 2003, last: 2022, effect: 8, noise: 0.3, seed: 9, more: "" });
  expect(long.result.design?.id).toBe("interruptedTimeSeries");
  expect(long.result.estimate?.comparison).toBe(0);
  const short = await judge({ treated: 2, comparison: 0, first: 2012, last: 2017, effect: 8, seed: 9 });
  expect(short.result.verdict).toMatchObject({ kind: "cannotTell", reasons: [{ code: "noComparison", before: 3, neededBefore: 8 }] });
});

test("one area, 12 years before, 30 others: a mixture that moves as it does, though all lie 8 higher; an effect of 12 ranks first of 31", async () => {
  const view = await judge({ treated: 1, comparison: 30, first: 2003, last: 2018, effect: 12, noise: 0.5, seed: 10 });
  expect(view.result.design?.id).toBe("syntheticControl");
  expect(view.result.estimate?.p).toBeCloseTo(1 / 31, 10);
  const sum = view.result.weights.reduce((total, { weight }) => total + weight, 0);
  expect(sum).toBeCloseTo(1, 6);
});

test("a start in the middle of a measured year: that year counts on neither side", async () => {
  const { record, series } = files({ treated: 15, comparison: 15, first: 2010, last: 2017, effect: 3, seed: 11 });
  const { evaluation } = readEvaluation("city.yaml", record.replace("start: 2015", "start: 2015-07"), () => series);
  if (!evaluation) throw new Error("no evaluation");
  const { result } = await evaluationView(null, evaluation);
  expect([result.counts.before, result.counts.after]).toEqual([5, 2]);
  expect(result.cautions).toContainEqual({ code: "periodDuring", periods: ["2015"] });
});

test("model estimates that show nothing: cannot tell, because the model may be blind to it", async () => {
  const city = { treated: 15, comparison: 30, first: 2010, last: 2017, seed: 2, more: "smallestEffect: 1.5" };
  const { record, series } = files(city);
  const { evaluation } = readEvaluation("city.yaml", record.replace("polarity:", "method: modelEstimate, polarity:"), () => series);
  if (!evaluation) throw new Error("no evaluation");
  const view = await evaluationView(null, evaluation);
  expect(view.result.verdict).toMatchObject({ kind: "cannotTell", reasons: [{ code: "limitsWithZero" }, { code: "modelMayBeBlind" }] });
  expect(view.result.needs).toContainEqual({ code: "countedFigures" });
  expect(detectableSentences(view, "nl").at(-1)).toMatch(/een schatting met een model/);
});

test("areas without every measurement are left out by name; the detectable effect is that of what is left", async () => {
  const { record, series } = files({ treated: 15, comparison: 30, first: 2010, last: 2017, effect: 3, seed: 12 });
  const { evaluation } = readEvaluation("city.yaml", record, () => series.replace(/^c7,2013,.*$/m, "c7,2013,"));
  if (!evaluation) throw new Error("no evaluation");
  const { result } = await evaluationView(null, evaluation);
  expect(result.counts.comparison).toBe(29);
  expect(result.cautions).toContainEqual({ code: "areasLeftOut", names: ["c7"] });
});

test("the same files give the same answer", async () => {
  const city = { treated: 8, comparison: 9, first: 2011, last: 2016, effect: 1, seed: 13 };
  expect((await judge(city)).result).toEqual((await judge(city)).result);
});
