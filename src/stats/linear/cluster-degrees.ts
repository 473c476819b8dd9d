import { clusters } from "./clusters.ts";
import type { Fit } from "./least-squares.ts";

/**
 * Degrees of freedom of one coefficient's CR2 variance: Satterthwaite's 2 E(V)² / Var(V) when the errors are independent with one
 * variance. Near the smaller side of a comparison, not near the number of rows: 1 treated area of 50 gives about 1 or less.
 * Source: Bell R.M., McCaffrey D.F. (2002), Survey Methodology 28:169–181; Imbens G.W., Kolesár M. (2016), Rev Econ Stat 98:701–712.
 * @param column which coefficient
 * @example const fit = leastSquares(Float64Array.of(1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1), [1, 2, 4, 3, 5, 9], 2);
 * clusterDegrees(fit, [0, 1, 2, 3, 4, 5], 6, 1) // 4 (two means of 3: as in the pooled t test)
 */
export function clusterDegrees(fit: Fit, membership: ArrayLike<number>, count: number, column: number): number {
  const { columns: k, inverse } = fit;
  const direction = Float64Array.from({ length: k }, (_, a) => inverse[a * k + column]);
  const own = new Float64Array(count);
  const reach = new Float64Array(count * k);
  const turned = new Float64Array(count * k);
  for (const [g, cluster] of clusters(fit, membership, count).entries()) {
    const whole = cluster.adjust(-1, direction);
    const half = cluster.adjust(-0.5, direction);
    for (let a = 0; a < k; a += 1) {
      own[g] += direction[a] * whole[a];
      reach[g * k + a] = half[a];
      for (let b = 0; b < k; b += 1) turned[g * k + a] += inverse[a * k + b] * half[b];
    }
  }
  let trace = 0;
  let squares = 0;
  for (let g = 0; g < count; g += 1) {
    for (let h = 0; h <= g; h += 1) {
      let shared = 0;
      for (let a = 0; a < k; a += 1) shared += reach[g * k + a] * turned[h * k + a];
      const entry = (g === h ? own[g] : 0) - shared;
      squares += (g === h ? 1 : 2) * entry * entry;
      if (g === h) trace += entry;
    }
  }
  return squares > 0 ? (trace * trace) / squares : Number.NaN;
}
