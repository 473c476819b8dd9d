/**
 * The standard deviation of a sample: √(Σ (x − mean)² / (n − 1)); NaN of fewer than two numbers.
 * @example standardDeviation([2, 4, 4, 4, 5, 5, 7, 9]) // 2.13808993…
 */
export function standardDeviation(sample: ArrayLike<number>): number {
  const n = sample.length;
  let sum = 0;
  for (let at = 0; at < n; at += 1) sum += sample[at];
  const mean = sum / n;
  let squares = 0;
  for (let at = 0; at < n; at += 1) squares += (sample[at] - mean) ** 2;
  return Math.sqrt(squares / (n - 1));
}
