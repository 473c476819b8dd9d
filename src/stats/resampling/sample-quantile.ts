/**
 * The value below which a part `p` (0…1) of `sorted` lies: the numbers from small to large, joined by straight lines.
 * NaN for no numbers. Source: Hyndman R.J., Fan Y. (1996), Am Statistician 50:361–365, definition 7 (R's own).
 * @throws RangeError for a part outside 0…1
 * @example sampleQuantile([1, 2, 3, 10], 0.25) // 1.75 (R, quantile)
 */
export function sampleQuantile(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile was asked at part ${p}; parts lie from 0 to 1.`);
  if (sorted.length === 0) return Number.NaN;
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
