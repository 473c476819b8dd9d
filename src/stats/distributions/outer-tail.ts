/**
 * The chance left out on either side of an interval of this confidence (0 < confidence < 1): (1 − confidence) / 2.
 * The one place that refuses a confidence in percent.
 * @throws RangeError for a confidence outside 0…1
 * @example outerTail(0.95) // 0.025
 */
export function outerTail(confidence: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`Confidence ${confidence} was asked; give it as a part of 1, such as 0.95 or 0.998.`);
  return (1 - confidence) / 2;
}
