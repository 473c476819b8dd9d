import { twoSidedZ } from "../distributions/two-sided-z.ts";

/** One per area. */
export type EstimateColumns = { value: Float64Array; lower: Float64Array; upper: Float64Array };

/**
 * `proportion` for many areas at once: same formula, limits and sources, written into `into` where that is given.
 * NaN where an input is missing or the denominator is 0.
 * @throws RangeError for arrays of unequal length, and for the first count outside 0…denominator
 * @example proportions(Float64Array.of(81, 15), Float64Array.of(263, 148), { confidence: 0.95, times: 100 })
 * // { lower: [25.528…, 6.2386…], upper: [36.620…, 16.048…] } (Newcombe 1998)
 */
export function proportions(
  counts: Float64Array,
  denominators: Float64Array,
  options: { confidence: number; times?: number },
  into?: EstimateColumns,
): EstimateColumns {
  const areas = counts.length;
  const result = into ?? { value: new Float64Array(areas), lower: new Float64Array(areas), upper: new Float64Array(areas) };
  for (const [name, column] of Object.entries({ denominators, ...result })) {
    if (column.length !== areas) throw new RangeError(`${column.length} ${name} were given for ${areas} counts; give as many of each.`);
  }
  const { value, lower, upper } = result;
  const { confidence, times = 1 } = options;
  const z2 = twoSidedZ(confidence) ** 2;
  const z4 = z2 * z2;
  const fourZ2 = 4 * z2;
  const twice = 2 * times;
  const half = times / 2;
  for (let area = 0; area < areas; area += 1) {
    const count = counts[area];
    const n = denominators[area];
    const rest = n - count;
    // Missing numbers and empty areas come out as NaN by themselves; testing them here would take longer than the formula.
    if (count < 0 || rest < 0 || n === Infinity) refuseImpossible(area, count, n);
    // The upper root; the lower one follows from it, as in `wilsonInterval`, without subtracting nearly equal numbers.
    const share = count / n;
    const root = 2 * count + z2 + Math.sqrt(z4 + fourZ2 * share * rest);
    value[area] = share * times;
    lower[area] = (twice * share * count) / root;
    upper[area] = Math.max(value[area], Math.min(times, (half * root) / (n + z2)));
  }
  return result;
}

function refuseImpossible(area: number, count: number, n: number): void {
  if (Number.isNaN(count) || Number.isNaN(n)) return;
  throw new RangeError(`Area ${area + 1} has a proportion of ${count} out of ${n}; the count must lie from 0 to the denominator.`);
}
