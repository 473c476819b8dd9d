/**
 * The lower triangle L with A = L L', for a symmetric matrix A of `size` × `size`, row by row; null when A is not positive definite
 * (a pivot below 1e-12 of its diagonal).
 * Source: Golub G.H., Van Loan C.F. (2013), Matrix Computations, 4th ed., algorithm 4.2.1.
 * @example cholesky(Float64Array.of(4, 2, 2, 10), 2) // [2, 0, 1, 3]
 */
export function cholesky(a: Float64Array, size: number): Float64Array | null {
  const l = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let rest = a[row * size + column];
      for (let k = 0; k < column; k += 1) rest -= l[row * size + k] * l[column * size + k];
      if (row > column) l[row * size + column] = rest / l[column * size + column];
      else if (rest > 1e-12 * a[row * size + row]) l[row * size + row] = Math.sqrt(rest);
      else return null;
    }
  }
  return l;
}

/**
 * x with L x = b, for a lower triangle L; with L L' = A and b a column of X', its square is the leverage of that row.
 * @example forwardSolve(Float64Array.of(2, 0, 1, 3), 2, [4, 11]) // [2, 3]
 */
export function forwardSolve(l: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let rest = b[row];
    for (let k = 0; k < row; k += 1) rest -= l[row * size + k] * x[k];
    x[row] = rest / l[row * size + row];
  }
  return x;
}

/**
 * x with L L' x = b.
 * @example choleskySolve(Float64Array.of(2, 0, 1, 3), 2, [8, 22]) // [1, 2]
 */
export function choleskySolve(l: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const x = forwardSolve(l, size, b);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = x[row];
    for (let k = row + 1; k < size; k += 1) rest -= l[k * size + row] * x[k];
    x[row] = rest / l[row * size + row];
  }
  return x;
}
