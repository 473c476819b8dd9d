import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { adults, deliver, makeIndicator, year } from "../../test/makers.ts";
import { readerOf } from "../../test/reader.ts";
import { hasSharedData, needsData, sharedData } from "../../test/shared-data.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import { loadCsv } from "../figures/index.ts";
import { fromRoot } from "../kernel/root.ts";
import { sentence } from "./sentences/sentences.ts";
import { equityView, overview } from "./service.ts";

let base: TestDatabase;
/** The pack's own group, with whom it counts. */
const counted = {
  ...adults,
  counted: {
    by: ["inwoners-15-24", "inwoners-25-44", "inwoners-45-64", "inwoners-65plus"],
    as: { nl: "inwoners van 15 jaar en ouder", en: "residents of 15 and over" },
  },
};
/** Loads the wanted columns of a published Utrecht excerpt, neighbourhoods too, as the pack describes them. */
async function loadPublished(source: string, file: string, columns: Record<string, string>, wanted: RegExp, fixed = {}): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gelijkop-equity-"));
  try {
    const titles = (readFileSync(sharedData(file), "utf8").split("\n", 1)[0] ?? "").trim().split(",");
    const ignored = titles.filter((title) => !wanted.test(title) && !Object.values(columns).includes(title));
    const mapping = join(folder, "mapping.yaml");
    const csv = { columns, ignored, fixed };
    await writeFile(mapping, stringify({ extends: fromRoot("packs", "utrecht", "sources", `${source}.yaml`), series: "published", csv }));
    await loadCsv(base.pool, sharedData(file), mapping, () => {});
  } finally {
    await rm(folder, { recursive: true });
  }
}
const reader = () => readerOf(base);

// Figures: the pack's, which are StatLine 50090NED (RIVM, GGD'en and CBS) and 84799NED (CBS); and one made survey with limits.
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  if (hasSharedData) {
    const health = /^(?:ErvarenGezondheid|Overgewicht_|VoldoetAanBeweeg|MatigVeelRegie|MoeiteMet)/;
    await loadPublished(
      "50090NED",
      "rivm-50090NED/utrecht.csv",
      { area: "WijkenEnBuurten", period: "Perioden", group: "Leeftijd" },
      health,
    );
    await loadPublished("84799NED", "cbs-84799NED/utrecht.csv", { area: "WijkenEnBuurten" }, /^(?:k_(?:15|25|45|65)|AantalInwoners_5)/, {
      period: "2020",
      group: "all",
    });
  }
  await deliver(base.pool, {
    indicators: [
      makeIndicator({ id: "sport", sourceKey: "sport", polarity: "higherIsBetter", title: { nl: "Sport", en: "Sport" } }),
      makeIndicator({ id: "loket", sourceKey: "loket", measure: "count", unit: "aantal", polarity: "neutral" }),
    ],
    groups: [counted],
    periods: [year("2018")],
    cells: [50, 55, 45, 60, 62, 61, 58, 52].map((value, at) => ({
      area: `WK03440${at + 1}`,
      value,
      lower: value - 2,
      upper: value + 2,
    })),
  });
});
afterAll(() => base.close());

const order = "moeite-met-rondkomen";
const view = async (indicator: string, choice: Parameters<typeof equityView>[2] = {}) =>
  equityView(await reader(), indicator, { within: "GM0344", ordering: order, level: "district", ...choice });

/** Rows of a published file as they are: quoted nothing, padded cells, "." for none. */
function published(path: string): Map<string, string>[] {
  const [head = "", ...lines] = readFileSync(sharedData(path), "utf8").trim().split("\n");
  const names = head.trim().split(",");
  return lines.map((line) => new Map(line.split(",").map((cell, at) => [names[at] ?? "", cell.trim()])));
}

// The same numbers once more, from the published files and by the textbook: weighted least squares of value on ridit,
// slope = (Σw · Σwrv − Σwr · Σwv) / (Σw · Σwr² − (Σwr)²).
function byHand(column: string, period: string): { slope: number; least: number; most: number } {
  const people = new Map(
    published("cbs-84799NED/utrecht.csv").map((row) => [
      row.get("Codering_3"),
      ["k_15Tot25Jaar_9", "k_25Tot45Jaar_10", "k_45Tot65Jaar_11", "k_65JaarOfOuder_12"].reduce((sum, age) => sum + Number(row.get(age)), 0),
    ]),
  );
  const districts = published("rivm-50090NED/utrecht.csv")
    .filter((row) => row.get("SoortRegio_2") === "Wijk" && row.get("Perioden") === `${period}JJ00` && row.get("Leeftijd") === "20300")
    .map((row) => ({
      w: people.get(row.get("Codering_3")) ?? 0,
      v: Number(row.get(column)),
      by: Number(row.get("MoeiteMetRondkomen_38")),
    }));
  expect(districts).toHaveLength(10);
  const peopleWhere = (is: (by: number) => boolean) => districts.reduce((sum, { w, by }) => sum + (is(by) ? w : 0), 0);
  const all = peopleWhere(() => true);
  const [s, sr, sv, srr, srv] = districts.reduce(
    (sums, { w, v, by }) => {
      // Two districts have the same share: each stands in the middle of the stretch that they take together.
      const r = (peopleWhere((other) => other > by) + peopleWhere((other) => other === by) / 2) / all;
      return [sums[0] + w, sums[1] + w * r, sums[2] + w * v, sums[3] + w * r * r, sums[4] + w * r * v];
    },
    [0, 0, 0, 0, 0],
  );
  const slope = (s * srv - sr * sv) / (s * srr - sr * sr);
  const least = (sv - slope * sr) / s;
  return { slope, least, most: least + slope };
}

describe.skipIf(!hasSharedData)(`Utrecht's ten districts by trouble making ends meet, against the published files${needsData}`, () => {
  const start = "Waar mensen het vaakst moeite hebben met rondkomen,";
  const again = "waar mensen het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer";

  test.each([
    [
      "ervaren-gezondheid",
      "ErvarenGezondheidGoedZeerGoed_4",
      "2012",
      `${start} vinden ongeveer 75 van de 100 volwassenen de eigen gezondheid goed of zeer goed; ${again} 87. Met 10 wijken is dat verschil van 12 niet aantoonbaar; wel is het sinds 2012 kleiner geworden (toen was het 16).`,
    ],
    [
      "overgewicht",
      "Overgewicht_9",
      "2012",
      `${start} hebben ongeveer 42 van de 100 volwassenen overgewicht; ${again} 37. Met 10 wijken is dat verschil van 5 niet aantoonbaar, en een verandering sinds 2012 ook niet.`,
    ],
    [
      "beweegrichtlijn",
      "VoldoetAanBeweegrichtlijn_5",
      "2016",
      `${start} bewegen ongeveer 57 van de 100 volwassenen genoeg volgens de beweegrichtlijn; ${again} 59. Met 10 wijken is dat verschil van 2 niet aantoonbaar, en een verandering sinds 2016 ook niet.`,
    ],
    [
      "regie-over-eigen-leven",
      "MatigVeelRegieOverEigenLeven_27",
      "2016",
      `${start} hebben ongeveer 87 van de 100 volwassenen matig of veel regie over het eigen leven; ${again} 94. Dat verschil van 7 (tussen 1 en 14) is sinds 2016 niet aantoonbaar veranderd.`,
    ],
  ])("%s", async (id, column, first, expected) => {
    const found = await view(id);
    const [was, is] = [byHand(column, first), byHand(column, "2020")];
    expect(found.current.line?.slope.value).toBeCloseTo(is.slope, 9);
    expect(found.current.line?.least.value).toBeCloseTo(is.least, 9);
    expect(found.current.line?.most.value).toBeCloseTo(is.most, 9);
    const direction = was.slope < 0 ? -1 : 1;
    expect(found.change).toMatchObject({ from: { id: first }, to: { id: "2020" }, areas: 10 });
    expect(found.change?.gapThen).toBeCloseTo(was.slope, 9);
    expect(found.change?.slope.value).toBeCloseTo(direction * (is.slope - was.slope), 9);
    expect(sentence(found, "nl")).toBe(expected);
    expect(expected).toContain(`ongeveer ${Math.round(is.least)} van de 100`);
    expect(expected).toContain(`zijn dat er ongeveer ${Math.round(is.most)}.`);
  });
});

describe("a view", () => {
  test("holds every district and neighbourhood with figures, and tells the rest", async () => {
    expect((await view("ervaren-gezondheid")).current.rungs).toHaveLength(10);
    const { current, periods, change } = await view("ervaren-gezondheid", { level: "neighbourhood" });
    expect(periods.map(({ period, rungs }) => [period.id, rungs.length])).toEqual([
      ["2012", 105],
      ["2016", 108],
      ["2020", 109],
    ]);
    expect(current.leftOut).toHaveLength(2);
    expect(current.leftOut.map(({ because }) => because.code)).toEqual(["absent", "absent"]);
    expect(change?.areas).toBeGreaterThan(100);
    expect(current.peopleAs).toEqual({ nl: "inwoners van 15 jaar en ouder", en: "residents of 15 and over" });
  });

  test("asked about an older period shows that one, and keeps the change over all", async () => {
    const found = await view("ervaren-gezondheid", { period: "2016" });
    expect(found).toMatchObject({
      current: { period: { id: "2016" }, peopleOf: { id: "2020" } },
      change: { from: { id: "2012" }, to: { id: "2020" } },
    });
    expect(sentence(found, "nl")).not.toContain("sinds");
  });

  test("takes the level of the group that it names, and its level below unless told", async () => {
    expect(await view("ervaren-gezondheid", { ordering: "integrale-aanpak", level: undefined })).toMatchObject({
      level: "district",
      ordering: { kind: "areas" },
      current: {
        bands: [
          { id: "group", areas: 3 },
          { id: "rest", areas: 7 },
        ],
        line: null,
      },
    });
    const below = await view("ervaren-gezondheid", { ordering: "integrale-aanpak", level: "neighbourhood" });
    expect(below.current.bands.map(({ areas }) => areas).reduce((sum, areas) => sum + areas, 0)).toBe(109);
    expect((await view("ervaren-gezondheid", { within: "WK034403", level: undefined })).level).toBe("neighbourhood");
    expect((await view("ervaren-gezondheid", { within: "integrale-aanpak", level: "neighbourhood" })).current.rungs.length).toBeGreaterThan(
      20,
    );
  });

  test("with limits of the source, and an ordering measured nearest: of as near the earlier", async () => {
    const found = await view("sport");
    expect(found.current).toMatchObject({ orderedBy: { id: "2016" }, line: { limitsFrom: "standardErrors" } });
    expect(found).toMatchObject({ change: null, noChange: { code: "onePeriod" } });
    expect(found.current.leftOut.map(({ area, because }) => [area.code, because])).toEqual([
      ["WK034409", { code: "absent", of: "indicator", status: "nothing" }],
      ["WK034410", { code: "absent", of: "indicator", status: "nothing" }],
    ]);
  });

  test("without an ordering uses none", async () => {
    const found = await view("ervaren-gezondheid", { ordering: undefined });
    expect(found).toMatchObject({ ordering: null, current: { line: null, bands: [] } });
    expect(found.orderings.map(({ id }) => id)).toContain(order);
    expect((await view(order, { ordering: undefined })).orderings.map(({ id }) => id)).not.toContain(order);
  });

  test("of one area has nothing to compare", async () => {
    const found = await view("ervaren-gezondheid", { within: "WK034403", level: "district" });
    expect(found.current.outcomes.every(({ computable }) => !computable)).toBe(true);
  });
});

describe("what can't be asked is refused, with what there is", () => {
  test.each([
    ["ervaren-gezondheid", { ordering: "opleiding" }, "no-ordering", /moeite-met-rondkomen/],
    [order, {}, "ordered-by-itself", /Choose another/],
    ["ervaren-gezondheid", { group: "women" }, "no-group", /18plus/],
    ["ervaren-gezondheid", { group: "all" }, "no-figures", /18plus/],
    ["ervaren-gezondheid", { period: "1999" }, "no-period", /2020/],
    ["sport", { period: "2020" }, "no-figures", /2018/],
    ["loket", {}, "no-figures", /Import/],
    ["ervaren-gezondheid", { within: "GM9999" }, "no-area", /./],
  ] as const)("%s %j: %s", async (id, choice, kind, wayOut) => {
    await expect(view(id, choice)).rejects.toMatchObject({ kind, wayOut: expect.stringMatching(wayOut) });
  });
});

describe("the overview", () => {
  test("ranks what can be compared, largest gap first, without what orders", async () => {
    const found = await overview(await reader(), { within: "GM0344", level: "district" });
    expect(found.ordering.id).toBe(order);
    const sizes = found.rows.map(({ gap }) => Math.abs(gap.value));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    const ids = found.rows.map(({ indicator }) => indicator.id);
    expect(ids).toContain("ervaren-gezondheid");
    expect(ids).not.toContain(order);
    expect(ids).not.toContain("loket");
    const health = found.rows.find(({ indicator }) => indicator.id === "ervaren-gezondheid");
    const alone = await view("ervaren-gezondheid");
    expect(health).toMatchObject({
      againstLeast: true,
      gap: { value: alone.current.line?.slope.value },
      change: { slope: alone.change?.slope },
    });
    expect(health?.places?.first).toBeLessThanOrEqual(health?.places?.last ?? 0);
  });

  test("of one theme, period and named group; what has no figures then says so", async () => {
    const found = await overview(await reader(), { within: "GM0344", ordering: "integrale-aanpak", themes: ["health"], period: "2012" });
    expect(found.rows.map(({ indicator, current }) => [indicator.theme, current.period.id])).toContainEqual(["health", "2012"]);
    expect(new Set(found.rows.map(({ indicator }) => indicator.theme))).toEqual(new Set(["health"]));
    const all = await overview(await reader(), { within: "GM0344", period: "2012" });
    expect(all.notComputable).toContainEqual({
      indicator: expect.objectContaining({ id: "beweegrichtlijn" }),
      because: { code: "noFigures" },
    });
  });

  test("is the same each time", async () => {
    const places = async () => (await overview(await reader(), { within: "GM0344" })).rows.map((row) => row.places);
    expect(await places()).toEqual(await places());
  });
});
