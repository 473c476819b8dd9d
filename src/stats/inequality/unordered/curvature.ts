import type { SpreadNoise } from "./spread.ts";

/**
 * Sums over groups from which the noise of a measure of spread follows, for measures of the shares p and the values y whose gradient is
 * p_i g_i and whose second derivatives are diag(d) − p p' (c + r + r'): all that are made of the values' distances from their mean.
 */
export type Curvature = {
  first: number;
  diagonal: number;
  squares: number;
  crossed: number;
  tilted: number;
  weight: number;
  tilt: number;
  tilts: number;
};

export function flat(): Curvature {
  return { first: 0, diagonal: 0, squares: 0, crossed: 0, tilted: 0, weight: 0, tilt: 0, tilts: 0 };
}

/** One group: its share of people p, the variance of its value, and g, d and r of it. */
export function bend(sums: Curvature, p: number, variance: number, g: number, d: number, r: number): void {
  const own = p * p * variance;
  const steep = d * variance;
  sums.first += own * g * g;
  sums.diagonal += steep;
  sums.squares += steep * steep;
  sums.crossed += steep * own;
  sums.tilted += steep * own * r;
  sums.weight += own;
  sums.tilt += own * r;
  sums.tilts += own * r * r;
}

/** Of `scale` times the measure: bias ½ tr(HΣ), first order g'Σg, second order tr(HΣHΣ). */
export function noiseOf(sums: Curvature, c: number, scale = 1): SpreadNoise {
  const { first, diagonal, squares, crossed, tilted, weight, tilt, tilts } = sums;
  const rows = c * c * weight * weight + 2 * weight * tilts + 4 * c * weight * tilt + 2 * tilt * tilt;
  return {
    bias: (scale * (diagonal - c * weight - 2 * tilt)) / 2,
    firstOrder: scale * scale * first,
    // A sum of squares; the parts can cancel to a rounding below 0.
    secondOrder: scale * scale * Math.max(squares - 2 * (c * crossed + 2 * tilted) + rows, 0),
  };
}
