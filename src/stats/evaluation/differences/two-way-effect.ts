import { clusterCovariance } from "../../linear/cluster-covariance.ts";
import { clusterDegrees } from "../../linear/cluster-degrees.ts";
import { leastSquares } from "../../linear/least-squares.ts";
import { studentTest, type Tested } from "../../linear/student-test.ts";
import type { Panel } from "../panel.ts";
import { within } from "./within.ts";

/**
 * The effect in value_it = area_i + period_t + effect × treated_i × (t ≥ start) + error_it, with errors that may go together within an area
 * (CR2) and Student's t on Satterthwaite's degrees. With every cell measured and equal weights it is the mean change of the treated areas
 * less that of the comparison areas, and its test is Welch's. With weights, errors are taken to have variances inverse to them.
 * Size at nominal 5 % with AR(1) errors of 0.5 within areas (see the test beside it): 5 % with 15 or more areas on either side.
 * With 1 area on a side there is no such error: NaN.
 * Source: Bertrand M., Duflo E., Mullainathan S. (2004), Q J Econ 119:249–275; Pustejovsky J.E., Tipton E. (2018), J Bus Econ Stat 36:672–683.
 * @param panel with at least one usable area on either side (`usable`)
 * @throws RangeError when the effect can't be told from the periods, such as without a treated area
 */
export function twoWayEffect(panel: Panel, confidence: number): Tested {
  const { rows, columns, area, outcome, post, dummies } = within(panel);
  const width = columns + 1;
  const design = new Float64Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    design.set(dummies.subarray(row * columns, (row + 1) * columns), row * width);
    design[row * width + columns] = panel.treated[area[row]] * post[row];
  }
  const fit = leastSquares(design, outcome, width);
  const effect = fit.coefficients[columns];
  let treated = 0;
  for (const mark of panel.treated) treated += mark;
  if (Math.min(treated, panel.areas - treated) < 2) return studentTest(effect, Number.NaN, Number.NaN, confidence);
  const variance = clusterCovariance(fit, area, panel.areas, "CR2")[width * width - 1];
  return studentTest(effect, Math.sqrt(Math.max(0, variance)), clusterDegrees(fit, area, panel.areas, columns), confidence);
}
