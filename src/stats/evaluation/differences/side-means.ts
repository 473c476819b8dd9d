import type { Panel } from "../panel.ts";

/** Per period the (weighted) mean of the treated and of the comparison areas; `without` is the treated line had it moved as the comparison. */
export type SideMeans = { times: Float64Array; treated: Float64Array; comparison: Float64Array; without: Float64Array };

/** @param panel of areas measured in every period (`complete`): a mean over other areas each period isn't a line; NaN for an empty side */
export function sideMeans(panel: Panel): SideMeans {
  const mean = (side: number): Float64Array =>
    Float64Array.from({ length: panel.periods }, (_, period) => {
      let [sum, weight] = [0, 0];
      for (let area = 0; area < panel.areas; area += 1) {
        if (panel.treated[area] !== side) continue;
        sum += panel.weights[area] * panel.values[area * panel.periods + period];
        weight += panel.weights[area];
      }
      return sum / weight;
    });
  const [treated, comparison] = [mean(1), mean(0)];
  let apart = 0;
  for (let period = 0; period < panel.start; period += 1) apart += (treated[period] - comparison[period]) / panel.start;
  if (panel.start === 0) apart = Number.NaN;
  return { times: panel.times, treated, comparison, without: comparison.map((value) => value + apart) };
}
