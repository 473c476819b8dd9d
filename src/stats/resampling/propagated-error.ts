import type { Groups } from "../inequality/groups.ts";
import { redrawn } from "./redrawn.ts";

/**
 * The standard error of any measure out of the independent standard errors of the groups: each value is moved by its own error to
 * either side, and half of what the measure then differs is that group's part: √Σ((θ(v + sᵢ) − θ(v − sᵢ))/2)².
 * Exact for linear measures; for smooth ones right as long as the errors are small beside the differences between groups.
 * It says 0 for a measure that lies at its least (the variance of equal values): there the measure has no slope.
 * NaN without standard errors. Costs 2n measures, needs no chance.
 * Source: Kirkup L., Frenkel R.B. (2006), An Introduction to Uncertainty in Measurement, ch. 5; ISO/IEC Guide 98-3 (GUM, 2008), 5.1.3 note 2.
 * @param measure taken of a copy that is written again each time: it must not keep its arrays
 * @example const given = { values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7], standardErrors: [1, 1, 1, 1, 1] };
 * const fifths = ladder(given, [1, 2, 3, 4, 5]);
 * propagatedError(fifths, (drawn) => slopeIndex(drawn).value) // 1.5811…
 */
export function propagatedError<G extends Groups>(groups: G, measure: (groups: G) => number): number {
  const { values, populations, population, mean, standardErrors } = groups;
  if (!standardErrors) return Number.NaN;
  const copy = redrawn(groups);
  const taken = (at: number, move: number): number => {
    copy.values[at] = values[at] + move;
    copy.mean = mean + (populations[at] / population) * move;
    // A copy of G with other numbers in it is a G.
    return measure(copy as unknown as G);
  };
  let squares = 0;
  for (let at = 0; at < values.length; at += 1) {
    const error = standardErrors[at];
    if (error === 0) continue;
    squares += ((taken(at, error) - taken(at, -error)) / 2) ** 2;
    copy.values[at] = values[at];
  }
  return values.length > 0 ? Math.sqrt(squares) : Number.NaN;
}
