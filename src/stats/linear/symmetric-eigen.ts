/** `values[k]` belongs to the vector in column k of `vectors` (row by row, `size` × `size`); in no order. */
export type Eigen = { values: Float64Array; vectors: Float64Array };

/**
 * Eigenvalues and orthonormal eigenvectors of a small symmetric matrix, row by row.
 * Source: Jacobi's rotations as in Golub G.H., Van Loan C.F. (2013), Matrix Computations, 4th ed., § 8.5.
 * @example symmetricEigen(Float64Array.of(2, 1, 1, 2), 2) // { values: [1, 3] }
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(size * size);
  for (let at = 0; at < size; at += 1) vectors[at * size + at] = 1;
  let whole = 0;
  for (const entry of a) whole += entry * entry;
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) off += a[p * size + q] ** 2;
    if (off <= 1e-32 * whole) break;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, at) => a[at * size + at]), vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const middle = a[p * size + q];
  if (middle === 0) return;
  const half = (a[q * size + q] - a[p * size + p]) / (2 * middle);
  const t = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.sqrt(half * half + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k += 1) {
    const [left, right] = [a[k * size + p], a[k * size + q]];
    a[k * size + p] = c * left - s * right;
    a[k * size + q] = s * left + c * right;
  }
  for (let k = 0; k < size; k += 1) {
    const [upper, lower] = [a[p * size + k], a[q * size + k]];
    a[p * size + k] = c * upper - s * lower;
    a[q * size + k] = s * upper + c * lower;
    const [left, right] = [vectors[k * size + p], vectors[k * size + q]];
    vectors[k * size + p] = c * left - s * right;
    vectors[k * size + q] = s * left + c * right;
  }
}
