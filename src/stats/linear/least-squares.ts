/** A least-squares fit of `observations` rows on `columns` columns. */
export type Fit = {
  readonly observations: number;
  readonly columns: number;
  /** The columns as given, row by row. */
  readonly design: Float64Array;
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  /** (X'X)⁻¹, row by row. */
  readonly inverse: Float64Array;
  /** Observations less columns: the residual degrees of freedom. */
  readonly degrees: number;
  /** Residual sum of squares over the degrees of freedom; NaN without any. */
  readonly variance: number;
};

/**
 * Ordinary least squares: the coefficients b that make |y − X b| smallest, by Householder's reflections of scaled columns.
 * For weights, give rows of X and y times the root of their weight.
 * Source: Golub G.H., Van Loan C.F. (2013), Matrix Computations, 4th ed., algorithm 5.2.1 and § 5.3.2.
 * @param design row by row, `columns` numbers a row, no constant added
 * @throws RangeError for missing or endless numbers, fewer rows than columns, or columns that add up to one another
 * @example leastSquares(Float64Array.of(1, 0, 1, 1, 1, 2), [1, 2, 4], 2) // { coefficients: [0.8333…, 1.5], degrees: 1, variance: 0.1666… }
 */
export function leastSquares(design: Float64Array, values: ArrayLike<number>, columns: number): Fit {
  const rows = values.length;
  if (!(columns >= 1) || design.length !== rows * columns)
    throw new RangeError(`${design.length} numbers were given for ${rows} rows of ${columns} columns.`);
  if (rows < columns) throw new RangeError(`${rows} rows were given for ${columns} columns; give at least as many rows as columns.`);
  const scale = columnNorms(design, values, rows, columns);
  const r = Float64Array.from(design, (entry, at) => entry / scale[at % columns]);
  const y = Float64Array.from(values);
  for (let column = 0; column < columns; column += 1) reflect(r, y, rows, columns, column);
  const upper = invertUpper(r, columns);
  const coefficients = new Float64Array(columns);
  const inverse = new Float64Array(columns * columns);
  for (let a = 0; a < columns; a += 1) {
    for (let k = a; k < columns; k += 1) coefficients[a] += (upper[a * columns + k] * y[k]) / scale[a];
    for (let b = 0; b <= a; b += 1) {
      let sum = 0;
      for (let k = a; k < columns; k += 1) sum += upper[a * columns + k] * upper[b * columns + k];
      inverse[a * columns + b] = inverse[b * columns + a] = sum / (scale[a] * scale[b]);
    }
  }
  const residuals = new Float64Array(rows);
  let squares = 0;
  for (let row = 0; row < rows; row += 1) {
    let rest = values[row];
    for (let k = 0; k < columns; k += 1) rest -= design[row * columns + k] * coefficients[k];
    residuals[row] = rest;
    squares += rest * rest;
  }
  const degrees = rows - columns;
  return { observations: rows, columns, design, coefficients, residuals, inverse, degrees, variance: squares / (degrees || Number.NaN) };
}

function columnNorms(design: Float64Array, values: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const norms = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    if (!Number.isFinite(values[row])) throw new RangeError(`Row ${row + 1} has a value of ${values[row]}; leave rows without one out.`);
    for (let k = 0; k < columns; k += 1) norms[k] += design[row * columns + k] ** 2;
  }
  for (let k = 0; k < columns; k += 1) {
    if (!(norms[k] > 0 && norms[k] < Infinity))
      throw new RangeError(`Column ${k + 1} is all nought, or has a missing or endless number; leave it out.`);
    norms[k] = Math.sqrt(norms[k]);
  }
  return norms;
}

/** Makes what is below the diagonal of one column nought, and does the same turn to the columns after it and to y. */
function reflect(r: Float64Array, y: Float64Array, rows: number, columns: number, column: number): void {
  let length = 0;
  for (let row = column; row < rows; row += 1) length += r[row * columns + column] ** 2;
  length = Math.sqrt(length);
  // Columns have length 1 here: what is left of one that the columns before it make up is rounding.
  if (length < 1e-11) throw new RangeError(`Column ${column + 1} adds up to the columns before it; leave it out.`);
  const head = r[column * columns + column];
  const turned = head > 0 ? -length : length;
  const first = head - turned;
  const v = new Float64Array(rows - column);
  v[0] = 1;
  for (let row = column + 1; row < rows; row += 1) v[row - column] = r[row * columns + column] / first;
  const weight = -first / turned;
  for (let k = column; k < columns; k += 1) {
    let sum = 0;
    for (let row = column; row < rows; row += 1) sum += v[row - column] * r[row * columns + k];
    for (let row = column; row < rows; row += 1) r[row * columns + k] -= weight * sum * v[row - column];
  }
  let sum = 0;
  for (let row = column; row < rows; row += 1) sum += v[row - column] * y[row];
  for (let row = column; row < rows; row += 1) y[row] -= weight * sum * v[row - column];
}

function invertUpper(r: Float64Array, columns: number): Float64Array {
  const inverse = new Float64Array(columns * columns);
  for (let column = 0; column < columns; column += 1) {
    inverse[column * columns + column] = 1 / r[column * columns + column];
    for (let row = column - 1; row >= 0; row -= 1) {
      let sum = 0;
      for (let k = row + 1; k <= column; k += 1) sum += r[row * columns + k] * inverse[k * columns + column];
      inverse[row * columns + column] = -sum / r[row * columns + row];
    }
  }
  return inverse;
}
