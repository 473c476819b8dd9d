/** Expected answers of the R package PHEindicatormethods 2.1.0 on made inputs; the files stay outside the project. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { proportionFunnel } from "../funnel/proportion-funnel.ts";
import { lifeExpectancy } from "../life-table/life-expectancy.ts";
import { directlyStandardisedRate } from "../standardisation/directly-standardised-rate.ts";
import { directlyStandardisedRates } from "../standardisation/directly-standardised-rates.ts";
import { europeanStandardPopulation2013 } from "../standardisation/european-standard-population.ts";
import { expectedEvents } from "../standardisation/expected-events.ts";
import { indirectlyStandardisedRate } from "../standardisation/indirectly-standardised-rate.ts";
import { standardisedRatio } from "../standardisation/standardised-ratio.ts";
import { proportion } from "./proportion.ts";
import { proportions } from "./proportions.ts";
import { rate } from "./rate.ts";

const folder = new URL("../../../../shared/data/stats-reference/", import.meta.url);
const absent = !existsSync(folder);
const reason = absent ? " (skipped: ../shared/data/stats-reference is not on this machine)" : "";

/** Rows of a file in which every cell may be quoted and padded; empty is missing. */
function rows(file: string): Record<string, string>[] {
  const [head = [], ...body] = readFileSync(new URL(file, folder), "utf8")
    .trim()
    .split("\n")
    .map((line) => [...line.matchAll(/"([^"]*)"|([^",]+)|(?<=,)(?=,|$)/g)].map((cell) => (cell[1] ?? cell[2] ?? "").trim()));
  return body.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
}

const number = (text: string | undefined): number => (text === undefined || text === "" || text === "NA" ? Number.NaN : Number(text));

function near(got: number, wanted: string | undefined) {
  const expected = number(wanted);
  const agrees = Number.isNaN(expected) ? Number.isNaN(got) : Math.abs(got - expected) <= 1e-12 * Math.abs(expected);
  expect(agrees, `${got} against ${expected}`).toBe(true);
}

for (const [file, make, least] of [
  ["gen_phe_proportion_1k.csv", (x: number, n: number, confidence: number) => proportion(x, n, confidence), 1000],
  ["gen_phe_rate_1k.csv", (x: number, n: number, confidence: number) => rate(x, n, 100_000, confidence), 1000],
] as const) {
  test.skipIf(absent)(`${file}: 95 % limits to 1e-12${reason}`, () => {
    const table = rows(file);
    expect(table.length).toBe(least);
    for (const row of table) {
      const got = make(number(row["x"]), number(row["n"]), 0.95);
      near(got.value, row["value"]);
      near(got.lower, row["lowercl"]);
      near(got.upper, row["uppercl"]);
    }
  });
}

for (const [file, make] of [
  ["phe_proportion_edge.csv", (x: number, n: number, confidence: number) => proportion(x, n, confidence)],
  ["phe_rate_edge.csv", (x: number, n: number, confidence: number) => rate(x, n, 100_000, confidence)],
] as const) {
  test.skipIf(absent)(`${file}: 95 % and 99.8 % limits to 1e-12${reason}`, () => {
    const table = rows(file);
    expect(table.length).toBe(9);
    for (const row of table) {
      for (const [confidence, name] of [
        [0.95, "95_0cl"],
        [0.998, "99_8cl"],
      ] as const) {
        const got = make(number(row["x"]), number(row["n"]), confidence);
        near(got.value, row["value"]);
        near(got.lower, row[`lower${name}`]);
        near(got.upper, row[`upper${name}`]);
      }
    }
  });
}

test.skipIf(absent)(`gen_phe_proportion_1k.csv: the typed variant to 1e-12${reason}`, () => {
  const table = rows("gen_phe_proportion_1k.csv");
  expect(table.length).toBe(1000);
  const column = (name: string) => Float64Array.from(table, (row) => number(row[name]));
  const got = proportions(column("x"), column("n"), { confidence: 0.95 });
  for (const [at, row] of table.entries()) {
    near(got.value[at], row["value"]);
    near(got.lower[at], row["lowercl"]);
    near(got.upper[at], row["uppercl"]);
  }
});

test.skipIf(absent)(`phe_esp2013.csv: the European Standard Population${reason}`, () => {
  expect(rows("phe_esp2013.csv").map((row) => number(row["esp2013"]))).toEqual([...europeanStandardPopulation2013.people]);
});

/** Per area the columns of a long file, in its order. */
function byArea(file: string): Map<string, Record<string, Float64Array>> {
  const table = rows(file);
  const areas = new Map<string, Record<string, Float64Array>>();
  for (const area of new Set(table.map((row) => row["area"] ?? ""))) {
    const own = table.filter((row) => row["area"] === area);
    const columns = Object.keys(own[0] ?? {}).map((name) => [name, Float64Array.from(own, (row) => number(row[name]))] as const);
    areas.set(area, Object.fromEntries(columns));
  }
  return areas;
}

test.skipIf(absent)(`phe_dsr_synth.csv: 95 % and 99.8 % limits to 1e-12, one by one and typed; none under ten events${reason}`, () => {
  const areas = byArea("phe_dsr_synth_input.csv");
  const flat = (name: string) => Float64Array.from([...areas.values()].flatMap((area) => [...area[name]]));
  const standard = areas.get("1")?.["std"] ?? [];
  const table = rows("phe_dsr_synth.csv");
  expect(table.length).toBe(4);
  for (const [confidence, name] of [
    [0.95, "95_0cl"],
    [0.998, "99_8cl"],
  ] as const) {
    const typed = directlyStandardisedRates({ counts: flat("x"), populations: flat("pop"), standard }, { per: 100_000, confidence });
    for (const [at, row] of table.entries()) {
      const input = areas.get(row["area"] ?? "") ?? {};
      const byAge = { counts: input["x"], populations: input["pop"], standard: input["std"] };
      const got = directlyStandardisedRate(byAge, { per: 100_000, confidence });
      near(got.events, row["total_count"]);
      near(got.population, row["total_pop"]);
      expect(got.reason).toBe(row["statistic"] === "dsr NA for total count < 10" ? "tooFewEvents" : null);
      for (const one of [got, { value: typed.value[at], lower: typed.lower[at], upper: typed.upper[at] }]) {
        near(one.value, row["value"]);
        near(one.lower, row[`lower${name}`]);
        near(one.upper, row[`upper${name}`]);
      }
    }
  }
});

test.skipIf(absent)(`phe_isratio_synth.csv and phe_israte_synth.csv: to 1e-12, with the four areas together as reference${reason}`, () => {
  const areas = byArea("phe_dsr_synth_input.csv");
  const total = (name: string) =>
    [...areas.values()].reduce((sum, area) => sum.map((one, age) => one + area[name][age]), new Float64Array(19));
  const reference = { counts: total("x"), populations: total("pop") };
  const ratios = rows("phe_isratio_synth.csv");
  for (const [at, row] of rows("phe_israte_synth.csv").entries()) {
    const populations = areas.get(row["area"] ?? "")?.["pop"] ?? [];
    const observed = number(row["observed"]);
    const got = indirectlyStandardisedRate(observed, populations, reference, { per: 100_000, confidence: 0.95 });
    near(got.expected, row["expected"]);
    near(got.referenceRate, row["ref_rate"]);
    near(got.value, row["value"]);
    near(got.lower, row["lowercl"]);
    near(got.upper, row["uppercl"]);
    const ratio = standardisedRatio(observed, expectedEvents(populations, reference), 0.95);
    near(ratio.value, ratios[at]?.["value"]);
    near(ratio.lower, ratios[at]?.["lowercl"]);
    near(ratio.upper, ratios[at]?.["uppercl"]);
  }
});

test.skipIf(absent)(`phe_le_synth.csv: to 1e-12, but for area 2 from 75 on, where the reference divides by nobody${reason}`, () => {
  const areas = byArea("phe_le_synth_input.csv");
  const wanted = rows("phe_le_synth.csv");
  expect(wanted.length).toBe(60);
  let compared = 0;
  for (const [area, input] of areas) {
    const given = { startAges: input["startage"], populations: input["pops"], deaths: input["deaths"] };
    const table = lifeExpectancy(given, { confidence: 0.95 });
    for (const row of wanted.filter((one) => one["area"] === area)) {
      const got = table.find((one) => one.age === number(row["startage"]));
      if (!got) throw new Error(`no age ${row["startage"]}`);
      near(got.population, row["pops_used"]);
      near(got.deaths, row["dths_used"]);
      if (area === "2" && got.age > 75) {
        // The reference says that nobody over 80 lives on, with 4,528 of them in the data. Older ages do not depend on the band of 75.
        expect(number(row["value"])).toBe(0);
        const place = table.indexOf(got);
        const alone = lifeExpectancy(
          {
            startAges: given.startAges.subarray(place),
            populations: given.populations.subarray(place),
            deaths: given.deaths.subarray(place),
          },
          { confidence: 0.95, leastPersonYears: 0 },
        );
        expect(got).toEqual(alone[0]);
        expect(got.value).toBeGreaterThan(2);
        continue;
      }
      near(got.value, row["value"]);
      if (area === "2" && got.age === 75) {
        // Limits of no width around 2.5 would be certainty where there is none.
        expect([number(row["lowercl"]), number(row["uppercl"]), got.reason]).toEqual([2.5, 2.5, "nobodySurvives"]);
        continue;
      }
      near(got.lower, row["lowercl"]);
      near(got.upper, row["uppercl"]);
      expect(got.reason).toBeNull();
      compared += 1;
    }
  }
  expect(compared).toBe(56);
});

test.skipIf(absent)(`phe_funnel_prop.csv: both funnels to 1e-12${reason}`, () => {
  const table = rows("phe_funnel_prop.csv");
  expect(table.length).toBe(100);
  const percent = (one: number) => one * 100;
  for (const row of table) {
    const baseline = 295 / 1390;
    near(percent(baseline), row["baseline"]);
    for (const [confidence, name] of [
      [0.95, "2s"],
      [0.998, "3s"],
    ] as const) {
      const got = proportionFunnel(baseline, number(row["Population"]), confidence);
      near(percent(got.lower), row[`lower_${name}_limit`]);
      near(percent(got.upper), row[`upper_${name}_limit`]);
    }
  }
});
