/** Why something can't be computed, as a code with what was found. Words are made in sentences/reasons.ts; nothing is ever "not available". */
export type Reason =
  /** Nobody said who has least and most. */
  | { code: "noOrdering" }
  /** No figure of the indicator in this period and group, for these areas. */
  | { code: "noFigures" }
  | { code: "tooFewAreas"; found: number; needed: number }
  /** Only areas of a named group, or only the rest, have figures. */
  | { code: "oneSide" }
  /** How many people live in the areas isn't loaded. */
  | { code: "noPopulations" }
  /** The source gives no limits, and what stands in for them doesn't serve this measure. */
  | { code: "noLimits" }
  /** Its formula divides by a number that is 0. */
  | { code: "zeroDivisor" }
  /** Its formula takes the logarithm of values, and one is 0 or less. */
  | { code: "notPositive" }
  /** It is made for shares between 0 and 100 %, and this is no share. */
  | { code: "notAShare" }
  /** The indicator is neutral: nobody can say which end is best. */
  | { code: "noDirection" }
  /** A value was hidden, unknown or not measured; of which of the two. */
  | {
      code: "absent";
      of: "indicator" | "ordering" | "people";
      status: "unknown" | "suppressed" | "notApplicable" | "notMeasured" | "nothing";
    }
  /** A named group and the rest are two bands: there is no ladder to lay a line along. */
  | { code: "noLadder" }
  /** Those best off by the ordering have no better figure than all together: nothing could be won by having their level. */
  | { code: "bestNotBetter" }
  /** All areas lie in one larger area, or each in its own: inequality can't be parted into within and between. */
  | { code: "noParts" }
  /** Only one period has figures. */
  | { code: "onePeriod" }
  /** Model estimates are no counts, and the source gives no numerator and denominator. */
  | { code: "noCounts" };
