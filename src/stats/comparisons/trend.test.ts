import { expect, test } from "vitest";
import { proportion } from "../rates/proportion.ts";
import { trend } from "./trend.ts";

const bare = (value: number) => ({ value, lower: Number.NaN, upper: Number.NaN });

test("Newcombe 1998 II: 48/80 to 56/70 is a demonstrated rise; the limits of 5/56 and 0/29 do not show a fall", () => {
  const rise = trend([proportion(48, 80, 0.95, 100), proportion(56, 70, 0.95, 100)]);
  expect(rise).toMatchObject({ movement: "up", evidence: "demonstrated" });
  expect(rise?.lower).toBeCloseTo(5.24, 2);
  expect(trend([proportion(5, 56, 0.95, 100), proportion(0, 29, 0.95, 100)])).toMatchObject({
    movement: "down",
    evidence: "notDemonstrable",
  });
});

test("StatLine 50090NED, perceived health of WK034403 in 2012, 2016, 2020: 65.8, 63.5, 69.9, without limits", () => {
  const got = trend([bare(65.8), bare(63.5), bare(69.9)]);
  expect(got?.difference).toBeCloseTo(4.1, 10);
  expect(got).toMatchObject({ movement: "up", evidence: "unknownUncertainty", lower: Number.NaN, upper: Number.NaN });
});

test("StatLine 50090NED, GM0344 from 78.3 to 77.0 falls 1.3 points; half a point is about equal, unless the threshold says otherwise", () => {
  expect(trend([bare(78.3), bare(77)])?.movement).toBe("down");
  expect(trend([bare(78.3), bare(77.8)])?.movement).toBe("aboutEqual");
  expect(trend([bare(78.3), bare(77.8)], 0.5)?.movement).toBe("down");
});

test("missing ends are passed over; one point makes no trend (definition)", () => {
  expect(trend([bare(Number.NaN), bare(60), bare(63), bare(Number.NaN)])).toMatchObject({ first: { value: 60 }, last: { value: 63 } });
  expect(trend([bare(60), bare(Number.NaN)])).toBeNull();
  expect(trend([])).toBeNull();
});
