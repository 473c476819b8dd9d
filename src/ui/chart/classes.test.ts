import { describe, expect, test } from "vitest";
import { benchmarkClasses, evenClasses, quantileClasses } from "./classes.ts";
import { diverging, sequential } from "./palette.ts";

const nl = { language: "nl", decimals: 1 } as const;
/** Perceived health of Utrecht's districts WK034401 to 10, 2020, read from StatLine 50090NED (18+, ErvarenGezondheidGoedZeerGoed_4). */
const districts = [82.5, 78.9, 69.9, 85.4, 84.9, 85.8, 79.1, 77.3, 82.8, 82.7];

describe("quantile classes", () => {
  test("hold about equally many areas", () => {
    const classes = quantileClasses(districts, nl);
    const counts = classes.starts.map((_, place) => districts.filter((value) => classes.classOf(value) === place).length);
    expect(counts).toEqual([2, 2, 2, 2, 2]);
  });
  test("never part equal values, and are fewer then", () => {
    const classes = quantileClasses([1, 1, 1, 1, 1, 1, 1, 1, 1, 9], nl);
    expect(classes.starts).toEqual([1]);
    expect(classes.labels).toEqual(["1,0 – 9,0"]);
  });
  test("a value beside a bound lands in the class whose label names it, as it is shown", () => {
    const classes = quantileClasses([10, 20, 30, 40, 50], { language: "en", decimals: 0, count: 5 });
    expect(classes.labels).toEqual(["10 – 19", "20 – 29", "30 – 39", "40 – 49", "50"]);
    expect(classes.classOf(19.4)).toBe(0);
    expect(classes.classOf(19.6)).toBe(1);
  });
  test("no values give no classes", () => {
    const classes = quantileClasses([], nl);
    expect(classes.labels).toEqual([]);
    expect(classes.classOf(3)).toBe(-1);
  });
});

test("even classes have one round width", () => {
  const classes = evenClasses([61.2, 65, 88.1], { language: "nl", decimals: 1 });
  const widths = new Set(classes.starts.slice(1).map((start, place) => start - (classes.starts[place] ?? 0)));
  expect(widths.size).toBe(1);
  expect(classes.starts[0]).toBeLessThanOrEqual(61.2);
  expect(classes.swatches).toHaveLength(classes.starts.length);
});

describe("classes around a benchmark", () => {
  const classes = benchmarkClasses(districts, 80.8, { ...nl, orange: "low" });
  test("the benchmark lies in the middle class", () => expect(classes.classOf(80.8)).toBe(2));
  test("equal distances to both sides land in opposite classes", () => {
    expect(classes.classOf(80.8 - 9) + classes.classOf(80.8 + 9)).toBe(4);
  });
  test("the outer labels stay open, so that none promises more than 100 %", () => {
    expect(classes.labels.at(0)).toMatch(/ of minder$/);
    expect(classes.labels.at(-1)).toMatch(/ of meer$/);
  });
  test("orange can stand for high values", () => {
    expect(benchmarkClasses(districts, 80.8, { ...nl, orange: "high" }).swatches.at(-1)?.fill).toBe(diverging[0]?.fill);
  });
});

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe("colours", () => {
  test("the contrast formula gives 21 for black on white (WCAG 2.2)", () => expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10));
  test.each([...sequential, ...diverging])("text on $fill reaches 4.5:1", ({ fill, ink }) =>
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5),
  );
  test.each([1, 2, 3, 4])("diverging class %i reaches 3:1 against the one before", (place) => {
    expect(contrast(diverging[place]?.fill ?? "", diverging[place - 1]?.fill ?? "")).toBeGreaterThanOrEqual(3);
  });
  test.each([1, 2, 3, 4])("sequential class %i is darker than the one before by 1.5:1", (place) => {
    expect(contrast(sequential[place]?.fill ?? "", sequential[place - 1]?.fill ?? "")).toBeGreaterThanOrEqual(1.5);
  });
});
