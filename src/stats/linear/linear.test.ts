import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalDraws } from "../random/normal-draws.ts";
import { seededRandom } from "../random/seeded-random.ts";
import { choleskySolve, cholesky } from "./cholesky.ts";
import { classicalCovariance } from "./classical-covariance.ts";
import { clusterCovariance } from "./cluster-covariance.ts";
import { clusterDegrees } from "./cluster-degrees.ts";
import { leastSquares } from "./least-squares.ts";
import { robustCovariance } from "./robust-covariance.ts";
import { studentTest } from "./student-test.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

const expectNear = (got: number, wanted: number, relative: number) =>
  expect(Math.abs(got / wanted - 1), `${got} against ${wanted}`).toBeLessThan(relative);

test("Longley: certified coefficients, errors and residual sd of NIST StRD (level: higher difficulty)", () => {
  const rows = [
    [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
    [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ];
  const fit = leastSquares(
    Float64Array.from(rows.flatMap((row) => [1, ...row.slice(1)])),
    rows.map((row) => row[0]),
    7,
  );
  const certified = [
    [-3482258.63459582, 890420.383607373],
    [15.0618722713733, 84.9149257747669],
    [-0.035819179292591, 0.0334910077722432],
    [-2.02022980381683, 0.488399681651699],
    [-1.03322686717359, 0.214274163161675],
    [-0.0511041056535807, 0.22607320006937],
    [1829.15146461355, 455.478499142212],
  ];
  const covariance = classicalCovariance(fit);
  for (const [at, [coefficient, error]] of certified.entries()) {
    expectNear(fit.coefficients[at], coefficient, 1e-8);
    expectNear(Math.sqrt(covariance[8 * at]), error, 1e-8);
  }
  expectNear(Math.sqrt(fit.variance), 304.854073561965, 1e-9);
});

// Extra sleep under two drugs (Student 1908), as in R's `sleep`.
const sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
const drug = leastSquares(Float64Array.from(sleep.flatMap((_, at) => [1, at < 10 ? 1 : 0])), sleep, 2);
const alone = Int32Array.from(sleep.keys());

test("two groups: HC2, and CR2 with every row its own cluster, give Welch's t of −1.8608 (R 4: t.test(extra ~ group, sleep))", () => {
  for (const covariance of [robustCovariance(drug, "HC2"), clusterCovariance(drug, alone, 20, "CR2")])
    expect(drug.coefficients[1] / Math.sqrt(covariance[3])).toBeCloseTo(-1.8608, 4);
  // Pooled: t.test(…, var.equal = TRUE): p = 0.07919 on 18 degrees, which are Bell & McCaffrey's too when both groups have ten.
  const pooled = studentTest(drug.coefficients[1], Math.sqrt(classicalCovariance(drug)[3]), drug.degrees, 0.95);
  expect(pooled.p).toBeCloseTo(0.07919, 5);
  expect(pooled.lower).toBeCloseTo(-3.363874, 6);
  expect(pooled.upper).toBeCloseTo(0.203874, 6);
  expect(clusterDegrees(drug, alone, 20, 1)).toBeCloseTo(18, 9);
});

test("Bell & McCaffrey's degrees for two means of 3 and 12: (1/3 + 1/12)² / (1/18 + 1/1584)", () => {
  const fit = leastSquares(
    Float64Array.from({ length: 30 }, (_, at) => (at % 2 === 0 || at < 6 ? 1 : 0)),
    Float64Array.from(sleep.slice(0, 15)),
    2,
  );
  expect(clusterDegrees(fit, alone.subarray(0, 15), 15, 1)).toBeCloseTo((1 / 3 + 1 / 12) ** 2 / (1 / 18 + 1 / 1584), 9);
});

/** A fit of 24 rows in 6 clusters of unequal size on 3 columns. */
function clustered(rows: (row: number) => boolean = () => true) {
  const normal = normalDraws(seededRandom(4));
  const all = Array.from({ length: 24 }, (_, row) => ({
    x: [1, normal(), row / 24],
    y: normal(),
    cluster: [0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4][row % 12] + (row > 20 ? 1 : 0),
  }));
  const kept = all.filter((_, row) => rows(row));
  const membership = kept.map(({ cluster }) => cluster);
  const fit = leastSquares(
    Float64Array.from(kept.flatMap(({ x }) => x)),
    kept.map(({ y }) => y),
    3,
  );
  return { fit, membership, all };
}

test("CR3 is the jackknife over clusters, computed by leaving each out; HC3 the same over rows without the factor (n − 1) / n", () => {
  const { fit, membership, all } = clustered();
  const count = Math.max(...membership) + 1;
  const jackknife = (groups: number, of: (row: number) => number): number => {
    let sum = 0;
    for (let g = 0; g < groups; g += 1) sum += (clustered((row) => of(row) !== g).fit.coefficients[1] - fit.coefficients[1]) ** 2;
    return sum;
  };
  expectNear(
    clusterCovariance(fit, membership, count, "CR3")[4],
    (jackknife(count, (row) => all[row].cluster) * (count - 1)) / count,
    1e-10,
  );
  expectNear(
    robustCovariance(fit, "HC3")[4],
    jackknife(24, (row) => row),
    1e-10,
  );
});

test("CR1 with every row its own cluster is HC1; CR0 is HC0", () => {
  const { fit } = clustered();
  const rows = Int32Array.from({ length: 24 }, (_, row) => row);
  expectNear(clusterCovariance(fit, rows, 24, "CR1")[8], robustCovariance(fit, "HC1")[8], 1e-12);
  expectNear(clusterCovariance(fit, rows, 24, "CR0")[8], robustCovariance(fit, "HC0")[8], 1e-12);
});

test("CR2 is unbiased under equal independent errors: mean over 4,000 simulated outcomes (seed 6) within 4 Monte-Carlo errors of the true variance", () => {
  const { fit, membership } = clustered();
  const normal = normalDraws(seededRandom(6));
  const count = Math.max(...membership) + 1;
  let [sum, squares] = [0, 0];
  for (let draw = 0; draw < 4000; draw += 1) {
    const variance = clusterCovariance(leastSquares(fit.design, Float64Array.from({ length: 24 }, normal), 3), membership, count, "CR2")[4];
    sum += variance;
    squares += variance * variance;
  }
  const mean = sum / 4000;
  expect(Math.abs(mean - fit.inverse[4])).toBeLessThan(4 * Math.sqrt((squares / 4000 - mean * mean) / 4000));
});

test("scaling a column scales its coefficient, adding a combination of columns to y adds it to the coefficients", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true }), (scale, added) => {
      const { fit, all } = clustered();
      const other = leastSquares(
        fit.design.map((entry, at) => (at % 3 === 1 ? entry * scale : entry)),
        all.map(({ x, y }) => y + added * x[2]),
        3,
      );
      expect(Math.abs(other.coefficients[1] * scale - fit.coefficients[1])).toBeLessThan(1e-9);
      expect(Math.abs(other.coefficients[2] - fit.coefficients[2] - added)).toBeLessThan(1e-9);
    }),
    { numRuns: 50 },
  );
});

test("columns that add up, missing values and too few rows are refused", () => {
  expect(() => leastSquares(Float64Array.of(1, 2, 1, 2, 1, 2), [1, 2, 3], 2)).toThrow(/Column 2 adds up/);
  expect(() => leastSquares(Float64Array.of(1, 1, 1), [1, Number.NaN, 3], 1)).toThrow(/Row 2/);
  expect(() => leastSquares(Float64Array.of(1, 2), [1], 2)).toThrow(/at least as many rows/);
  expect(() => leastSquares(Float64Array.of(0, 0), [1, 2], 1)).toThrow(/all nought/);
  expect(() => clusterCovariance(drug, new Int32Array(20), 1, "CR1")).toThrow(/at least 2/);
  expect(() => clusterCovariance(drug, alone, 19, "CR1")).toThrow(/cluster 19/);
  expect(() => studentTest(1, 1, 3, 1)).toThrow(/Confidence/);
});

test("R: t.test(sleep$extra[1:10]) is 0.75, −0.5297804 to 2.0297804, t = 1.3257 on 9 degrees, p 0.2176 (Student's own data)", () => {
  const { lower, upper, p } = studentTest(0.75, 0.75 / 1.32571, 9, 0.95);
  expect(lower).toBeCloseTo(-0.5297804, 5);
  expect(upper).toBeCloseTo(2.0297804, 5);
  expect(p).toBeCloseTo(0.2176, 4);
  expect(studentTest(2, Number.NaN, 3, 0.95).p).toBeNaN();
  expect(studentTest(0, 0, 3, 0.95).p).toBe(1);
});

test("eigenvalues of the second-difference matrix of size 8 are 2 − 2 cos(kπ/9) (closed form), and its vectors are orthonormal", () => {
  const size = 8;
  const matrix = Float64Array.from({ length: 64 }, (_, at) => [2, -1][Math.abs(Math.floor(at / size) - (at % size))] ?? 0);
  const { values, vectors } = symmetricEigen(matrix, size);
  for (const [at, value] of [...values].sort((a, b) => a - b).entries())
    expect(value).toBeCloseTo(2 - 2 * Math.cos(((at + 1) * Math.PI) / 9), 12);
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < size; b += 1) {
      let product = 0;
      for (let k = 0; k < size; k += 1) product += vectors[k * size + a] * vectors[k * size + b];
      expect(product).toBeCloseTo(a === b ? 1 : 0, 12);
    }
});

test("Cholesky solves 2 × 2 by hand (4x + 2y = 2, 2x + 3y = 5: x = −1/2, y = 2) and says null to a matrix that isn't positive", () => {
  const l = cholesky(Float64Array.of(4, 2, 2, 3), 2);
  if (!l) throw new Error("positive definite");
  const [x, y] = choleskySolve(l, 2, [2, 5]);
  expect(x).toBeCloseTo(-0.5, 14);
  expect(y).toBeCloseTo(2, 14);
  expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
});
