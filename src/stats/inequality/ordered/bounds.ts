import type { Ladder } from "../groups.ts";

/** The least and most that a value can be, such as 0 and 100 for a percentage. */
export type Bounds = { least: number; most: number };

/** @throws RangeError for bounds that leave no room, and for a value outside them */
export function checkBounds({ values }: Ladder, { least, most }: Bounds): void {
  if (!(least < most && Number.isFinite(least) && Number.isFinite(most)))
    throw new RangeError(`Bounds of ${least} and ${most} were given; give two numbers, the smaller first.`);
  for (let at = 0; at < values.length; at += 1)
    if (values[at] < least || values[at] > most)
      throw new RangeError(`A value of ${values[at]} was given; by its bounds it lies from ${least} to ${most}.`);
}
