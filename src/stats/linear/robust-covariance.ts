import type { Fit } from "./least-squares.ts";

/** HC0: squared residuals; HC1: × n / (n − k); HC2: / (1 − leverage); HC3: / (1 − leverage)². */
export type RobustKind = "HC0" | "HC1" | "HC2" | "HC3";

/**
 * Covariance of the coefficients when the errors are independent with variances of their own: (X'X)⁻¹ X' diag(ω) X (X'X)⁻¹, row by row.
 * Source: White H. (1980), Econometrica 48:817–838 (HC0); MacKinnon J.G., White H. (1985), J Econometrics 29:305–325 (HC1–HC3).
 * A row with leverage 1 determines its own residual (0); it adds nothing.
 * @example const fit = leastSquares(Float64Array.of(1, 0, 1, 1, 1, 2), [1, 2, 4], 2);
 * robustCovariance(fit, "HC0")[3] // 0.01388… (by hand: (1/36 + 1/36) / 4)
 */
export function robustCovariance(fit: Fit, kind: RobustKind): Float64Array {
  const { observations, columns, design, residuals, inverse } = fit;
  const covariance = new Float64Array(columns * columns);
  const turned = new Float64Array(columns);
  for (let row = 0; row < observations; row += 1) {
    let leverage = 0;
    for (let a = 0; a < columns; a += 1) {
      turned[a] = 0;
      for (let b = 0; b < columns; b += 1) turned[a] += inverse[a * columns + b] * design[row * columns + b];
      leverage += turned[a] * design[row * columns + a];
    }
    const rest = 1 - leverage;
    const power = kind === "HC2" ? 1 : kind === "HC3" ? 2 : 0;
    const weight = power > 0 && rest < 1e-10 ? 0 : residuals[row] ** 2 / rest ** power;
    for (let a = 0; a < columns; a += 1) for (let b = 0; b < columns; b += 1) covariance[a * columns + b] += weight * turned[a] * turned[b];
  }
  return kind === "HC1" ? covariance.map((entry) => (entry * observations) / fit.degrees) : covariance;
}
