import type { Fit } from "./least-squares.ts";

/**
 * Covariance of the coefficients when all errors are independent with one variance: s² (X'X)⁻¹, row by row; NaN without degrees of freedom.
 * Source: Gauss; as in Greene W.H. (2018), Econometric Analysis, 8th ed., § 4.3.5.
 * @example const fit = leastSquares(Float64Array.of(1, 0, 1, 1, 1, 2), [1, 2, 4], 2);
 * classicalCovariance(fit)[3] // 0.08333… (by hand: residuals 1/6, −1/3, 1/6 on 1 degree, over 2)
 */
export function classicalCovariance(fit: Fit): Float64Array {
  return fit.inverse.map((entry) => entry * fit.variance);
}
