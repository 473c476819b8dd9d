import { clusters } from "./clusters.ts";
import type { Fit } from "./least-squares.ts";

/**
 * CR0: plain. CR1: × G / (G − 1) × (n − 1) / (n − k). CR2: residuals × (I − H_gg)^−½, unbiased when the errors are independent with one
 * variance. CR3: × (I − H_gg)^−1, the jackknife that leaves one cluster out, about the full estimate, × (G − 1) / G.
 */
export type ClusterKind = "CR0" | "CR1" | "CR2" | "CR3";

/**
 * Covariance of the coefficients when errors may go together within a cluster but not between clusters, row by row:
 * (X'X)⁻¹ Σ_g X_g' A_g e_g e_g' A_g X_g (X'X)⁻¹. Needs many clusters, on both sides of what is compared; CR2 with `clusterDegrees`
 * holds longest with few. Fixed effects nested in the clusters may be taken out beforehand: CR2 and CR3 stay the same.
 * Source: Liang K.-Y., Zeger S.L. (1986), Biometrika 73:13–22; Bell R.M., McCaffrey D.F. (2002), Survey Methodology 28:169–181;
 * Pustejovsky J.E., Tipton E. (2018), J Bus Econ Stat 36:672–683; Cameron A.C., Miller D.L. (2015), J Hum Resour 50:317–372.
 * @param membership per row the number of its cluster, 0 … `count` − 1
 * @throws RangeError for fewer than two clusters or a membership out of range
 * @example const fit = leastSquares(Float64Array.of(1, 0, 1, 1, 1, 2), [1, 2, 4], 2);
 * clusterCovariance(fit, [0, 1, 2], 3, "CR0")[3] // 0.01388… (by hand: (1/36 + 1/36) / 4)
 */
export function clusterCovariance(fit: Fit, membership: ArrayLike<number>, count: number, kind: ClusterKind): Float64Array {
  if (!(count >= 2)) throw new RangeError(`${count} clusters were given; errors by cluster need at least 2.`);
  const { columns: k, inverse } = fit;
  const meat = new Float64Array(k * k);
  const none = new Float64Array(k);
  for (const cluster of clusters(fit, membership, count)) {
    const score = kind === "CR2" ? cluster.adjust(-0.5, none, true) : kind === "CR3" ? cluster.adjust(-1, none, true) : cluster.score;
    for (let a = 0; a < k; a += 1) for (let b = 0; b < k; b += 1) meat[a * k + b] += score[a] * score[b];
  }
  const factor = kind === "CR1" ? (count / (count - 1)) * ((fit.observations - 1) / fit.degrees) : kind === "CR3" ? (count - 1) / count : 1;
  const half = new Float64Array(k * k);
  const covariance = new Float64Array(k * k);
  for (let a = 0; a < k; a += 1)
    for (let m = 0; m < k; m += 1) for (let b = 0; b < k; b += 1) half[a * k + b] += inverse[a * k + m] * meat[m * k + b];
  for (let a = 0; a < k; a += 1)
    for (let m = 0; m < k; m += 1) for (let b = 0; b < k; b += 1) covariance[a * k + b] += factor * half[a * k + m] * inverse[m * k + b];
  return covariance;
}
