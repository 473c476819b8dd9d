/** A multiple of `base` nearest to the count; halfway goes to the even multiple, so that halves don't all go up. */
export function roundToBase(count: number, base: number): number {
  const steps = count / base;
  const down = Math.floor(steps);
  const over = steps - down;
  return (over > 0.5 || (over === 0.5 && down % 2 !== 0) ? down + 1 : down) * base;
}

export type RoundedCell = { value: number; lower: number; upper: number; numerator: number; denominator: number };

/**
 * A cell of which every count is rounded by itself (so parts need not add up to their total). A value that rests on a count is made
 * again from the rounded counts, and its limits are moved outward to the next step, as exact limits would tell the exact count.
 * NaN stays NaN. `isCount`: the value is the count.
 */
export function roundCell(cell: RoundedCell, base: number, isCount: boolean): RoundedCell {
  const numerator = roundToBase(cell.numerator, base);
  const denominator = roundToBase(cell.denominator, base);
  if (isCount)
    return { ...cell, value: roundToBase(cell.value, base), ...outward(cell, roundToBase(cell.value, base), base), numerator, denominator };
  if (Number.isNaN(cell.numerator) || !(denominator > 0) || !(cell.denominator > 0)) return { ...cell, numerator, denominator };
  // The scale of the source (1, 100, 100,000 …) is the power of ten that its own numbers come to; with no events it is unknown, and 0 stays 0.
  const scale = cell.numerator > 0 && cell.value > 0 ? 10 ** Math.round(Math.log10((cell.value * cell.denominator) / cell.numerator)) : 0;
  const value = (scale * numerator) / denominator;
  const step = (scale * base) / denominator;
  return { value, ...(step > 0 ? outward(cell, value, step) : { lower: cell.lower, upper: cell.upper }), numerator, denominator };
}

function outward({ lower, upper }: { lower: number; upper: number }, value: number, step: number): { lower: number; upper: number } {
  return { lower: Math.min(value, Math.floor(lower / step) * step), upper: Math.max(value, Math.ceil(upper / step) * step) };
}
