/** @throws RangeError unless all lists have as many age bands as `standard`, and none is negative or endless */
export function checkAgeBands(standard: ArrayLike<number>, lists: Record<string, ArrayLike<number>>): void {
  for (const [name, list] of Object.entries({ "standard population": standard, ...lists })) {
    if (list.length !== standard.length)
      throw new RangeError(
        `${list.length} age bands of ${name} were given beside ${standard.length} of the standard; give as many of each.`,
      );
    for (let at = 0; at < list.length; at += 1) {
      if (list[at] < 0 || list[at] === Infinity)
        throw new RangeError(`Age band ${at + 1} has a ${name} of ${list[at]}; give a number of 0 or more.`);
    }
  }
}

/** Sum of a standard population, which must have somebody in it. */
export function standardTotal(standard: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < standard.length; at += 1) total += standard[at];
  if (!(total > 0 && total < Infinity)) throw new RangeError(`The standard population adds up to ${total}; it must be more than 0.`);
  return total;
}
