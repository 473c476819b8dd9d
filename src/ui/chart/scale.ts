import { scaleLinear } from "d3-scale";

/** Lowest and highest of the values, or null when there are none. */
export function extent(values: Iterable<number | null | undefined>): [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || value === undefined || Number.isNaN(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? null : [low, high];
}

/**
 * A position function from values to `[start, end]`. A value beyond the domain lands on the edge, so that no mark leaves its chart;
 * a domain without width puts everything in the middle.
 */
export function position(domain: readonly [number, number], start: number, end: number): (value: number) => number {
  const [low, high] = domain;
  if (!(high > low)) return () => (start + end) / 2;
  const factor = (end - start) / (high - low);
  return (value) => start + (Math.min(Math.max(value, low), high) - low) * factor;
}

export type Axis = { domain: [number, number]; ticks: number[]; decimals: number };

/**
 * An axis with round ends and about `count` ticks. It starts at 0 when the values come near it (the lowest is below a third of the
 * highest); otherwise where the values need it, and the chart says so. It spans at least `leastSpan`, so that a change of next to nothing
 * does not fill the chart.
 */
export function axis(values: Iterable<number | null | undefined>, count = 4, leastSpan = 0): Axis {
  const found = extent(values) ?? [0, 1];
  let [low, high] = found;
  if (high - low < leastSpan) {
    const middle = (low + high) / 2;
    [low, high] = [low >= 0 ? Math.max(0, middle - leastSpan / 2) : middle - leastSpan / 2, middle + leastSpan / 2];
  }
  if (low >= 0 && low < high / 3) low = 0;
  if (low === high) {
    const room = Math.abs(low) * 0.05 || 1;
    low -= room;
    high += room;
  }
  const scale = scaleLinear().domain([low, high]).nice(count);
  const ticks = scale.ticks(count);
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 1;
  return { domain: scale.domain() as [number, number], ticks, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}
