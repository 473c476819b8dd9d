import { clusterCovariance } from "../../linear/cluster-covariance.ts";
import { clusterDegrees } from "../../linear/cluster-degrees.ts";
import { leastSquares } from "../../linear/least-squares.ts";
import { studentTest, type Tested } from "../../linear/student-test.ts";

/**
 * The (weighted) mean of one number per area on the treated side less that on the other, with limits by Student's t: Welch's test with the
 * degrees of Bell & McCaffrey; when a side has one area, its noise is taken to be that of the other side (n − 1 degrees).
 * NaN numbers are left out; all NaN when a side is empty, no limits with one area on both.
 * Source: Welch B.L. (1947), Biometrika 34:28–35; Bell R.M., McCaffrey D.F. (2002), Survey Methodology 28:169–181; one against many:
 * Crawford J.R., Howell D.C. (1998), Clin Neuropsychol 12:482–486.
 */
export function sideDifference(
  numbers: ArrayLike<number>,
  treated: ArrayLike<number>,
  weights: ArrayLike<number>,
  confidence: number,
): Tested {
  const kept = Array.from({ length: numbers.length }, (_, at) => at).filter((at) => !Number.isNaN(numbers[at]));
  const side = [0, 1].map((mark) => kept.filter((at) => treated[at] === mark));
  const fewest = Math.min(side[0].length, side[1].length);
  if (fewest === 0) return studentTest(Number.NaN, Number.NaN, Number.NaN, confidence);
  const design = new Float64Array(2 * kept.length);
  const outcome = new Float64Array(kept.length);
  for (const [row, at] of kept.entries()) {
    const root = Math.sqrt(weights[at]);
    design.set([root, root * treated[at]], 2 * row);
    outcome[row] = root * numbers[at];
  }
  const fit = leastSquares(design, outcome, 2);
  const value = fit.coefficients[1];
  // The one area fits itself, so all residuals come from the other side: classical errors are those of one against many.
  if (fewest === 1) return studentTest(value, Math.sqrt(fit.inverse[3] * fit.variance), fit.degrees || Number.NaN, confidence);
  const alone = Int32Array.from(kept.keys());
  const variance = clusterCovariance(fit, alone, kept.length, "CR2")[3];
  return studentTest(value, Math.sqrt(Math.max(0, variance)), clusterDegrees(fit, alone, kept.length, 1), confidence);
}
