import { cholesky } from "./cholesky.ts";
import type { Fit } from "./least-squares.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** What a cluster g brings to a fit: X_g'X_g, X_g'e_g, and (I − H_gg)^power applied from both sides by `adjust`. */
export type Cluster = {
  readonly gram: Float64Array;
  readonly score: Float64Array;
  /** X_g' (I − H_gg)^power X_g b for −1 or −½; X_g' (…) e_g when `ofScore`. The part of a cluster that fits itself adds nothing. */
  readonly adjust: (power: -1 | -0.5, b: Float64Array, ofScore?: boolean) => Float64Array;
};

/**
 * The clusters of a fit, in K × K pieces: with H_gg = U U', U = X_g C and C C' = (X'X)⁻¹, any power of I − H_gg is I + U V f(λ) V' U',
 * where U'U = V λ V' and f(λ) = ((1 − λ)^power − 1) / λ. So no matrix is larger than the number of columns.
 * Source: Bell R.M., McCaffrey D.F. (2002), Survey Methodology 28:169–181; the low-rank form is algebra.
 * @param membership per row the number of its cluster, 0 … `count` − 1
 */
export function clusters(fit: Fit, membership: ArrayLike<number>, count: number): Cluster[] {
  const { columns: k, observations, design, residuals } = fit;
  if (membership.length !== observations)
    throw new RangeError(`${membership.length} memberships were given for ${observations} rows; give one for each.`);
  const root = cholesky(fit.inverse, k);
  if (!root) throw new RangeError("The columns of the fit add up to one another.");
  const pieces = Array.from({ length: count }, () => ({ gram: new Float64Array(k * k), score: new Float64Array(k) }));
  for (let row = 0; row < observations; row += 1) {
    const piece = pieces[membership[row]];
    if (!piece) throw new RangeError(`Row ${row + 1} belongs to cluster ${membership[row]}; clusters are numbered 0 to ${count - 1}.`);
    for (let a = 0; a < k; a += 1) {
      const entry = design[row * k + a];
      piece.score[a] += entry * residuals[row];
      for (let b = 0; b < k; b += 1) piece.gram[a * k + b] += entry * design[row * k + b];
    }
  }
  // Areas measured alike have the same X_g: one decomposition serves them all.
  const known: Spectrum[] = [];
  return pieces.map(({ gram, score }) => {
    let spectrum = known.find((one) => same(one.gram, gram));
    if (!spectrum) {
      spectrum = spectrumOf(gram, root, k);
      if (known.length < 16) known.push(spectrum);
    }
    return { gram, score, adjust: adjuster(spectrum, score, k) };
  });
}

type Spectrum = { gram: Float64Array; values: Float64Array; outer: Float64Array; inner: Float64Array };

function spectrumOf(gram: Float64Array, root: Float64Array, k: number): Spectrum {
  const half = product(gram, root, k);
  const { values, vectors } = symmetricEigen(product(transpose(root, k), half, k), k);
  return { gram, values, outer: product(half, vectors, k), inner: product(root, vectors, k) };
}

function same(a: Float64Array, b: Float64Array): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function adjuster({ gram, values, outer, inner }: Spectrum, score: Float64Array, k: number): Cluster["adjust"] {
  return (power, b, ofScore = false) => {
    const start = ofScore ? score : times(gram, b, k);
    const result = Float64Array.from(start);
    for (let j = 0; j < k; j += 1) {
      const lambda = values[j];
      if (lambda < 1e-14) continue;
      const factor = lambda > 1 - 1e-9 ? -1 / lambda : ((1 - lambda) ** power - 1) / lambda;
      let along = 0;
      for (let a = 0; a < k; a += 1) along += inner[a * k + j] * start[a];
      for (let a = 0; a < k; a += 1) result[a] += outer[a * k + j] * factor * along;
    }
    return result;
  };
}

function transpose(a: Float64Array, k: number): Float64Array {
  return a.map((_, at) => a[(at % k) * k + Math.floor(at / k)]);
}

function product(a: Float64Array, b: Float64Array, k: number): Float64Array {
  const result = new Float64Array(k * k);
  for (let row = 0; row < k; row += 1)
    for (let m = 0; m < k; m += 1) for (let c = 0; c < k; c += 1) result[row * k + c] += a[row * k + m] * b[m * k + c];
  return result;
}

function times(a: Float64Array, b: Float64Array, k: number): Float64Array {
  const result = new Float64Array(k);
  for (let row = 0; row < k; row += 1) for (let c = 0; c < k; c += 1) result[row] += a[row * k + c] * b[c];
  return result;
}
