import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bandOf } from "./chart-props.ts";
import { disadvantage, kindOf } from "./overview-list.tsx";
import { upright } from "./parts.tsx";

const some = fc.double({ min: 0.1, max: 9, noNaN: true });

test("the band along the line is √(var(mean) + 2 cov (r − ½) + var(slope) (r − ½)²), as in any textbook of regression", () => {
  fc.assert(
    fc.property(some, some, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (ofMean, ofSlope, correlation) => {
      const covariance = correlation * ofMean * ofSlope;
      const far = (rank: number) => Math.sqrt(ofMean ** 2 + 2 * covariance * (rank - 0.5) + (ofSlope * (rank - 0.5)) ** 2);
      const around = (value: number, reach: number) => ({ value, lower: value - reach, upper: value + reach });
      const band = bandOf({ least: around(60, far(0)), most: around(80, far(1)), slope: around(20, ofSlope), limitsFrom: "scatter" });
      for (const { rank, lower, upper } of band) {
        expect(upper - (60 + 20 * rank)).toBeCloseTo(far(rank), 9);
        expect(60 + 20 * rank - lower).toBeCloseTo(far(rank), 9);
      }
    }),
  );
});

test("without limits there is no band", () => {
  const bare = (value: number) => ({ value, lower: null, upper: null });
  expect(bandOf({ least: bare(60), most: bare(80), slope: bare(20), limitsFrom: null })).toEqual([]);
});

test("nothing is called unequal whose limits hold 0 or are unknown", () => {
  const gap = (value: number, lower: number | null, upper: number | null) => ({ value, lower, upper, limitsFrom: null });
  expect(kindOf({ gap: gap(5, -1, 11), againstLeast: true })).toBe("notShown");
  expect(kindOf({ gap: gap(5, 0, 10), againstLeast: true })).toBe("notShown");
  expect(kindOf({ gap: gap(5, null, null), againstLeast: true })).toBe("unknown");
  expect(kindOf({ gap: gap(5, 1, 9), againstLeast: true })).toBe("against");
  expect(kindOf({ gap: gap(5, 1, 9), againstLeast: false })).toBe("other");
  expect(kindOf({ gap: gap(5, 1, 9), againstLeast: null })).toBe("neutral");
});

test("a disadvantage is positive whichever way the figure is favourable", () => {
  const gap = { value: -6, lower: -9, upper: -3, limitsFrom: null };
  expect(upright(gap)).toMatchObject({ value: 6, lower: 3, upper: 9 });
  expect(disadvantage({ gap, againstLeast: true })).toMatchObject({ value: 6, lower: 3, upper: 9 });
  expect(disadvantage({ gap, againstLeast: false })).toMatchObject({ value: -6, lower: -9, upper: -3 });
});
