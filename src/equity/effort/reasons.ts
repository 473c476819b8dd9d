/** Why an area doesn't count, or why a question about all of them has no answer, as codes with what was found. Words: sentences.ts. */
import type { AmountAbsence } from "./amounts.ts";

export type LeftOutReason =
  /** The effort says nothing about it, not even that nothing goes there. */
  | { code: "notListed" }
  | { code: "noAmount"; absence: AmountAbsence }
  /** It lies outside of the area that was asked about. */
  | { code: "outside" }
  /** No share or count of the need; `nothing`: no figure is loaded. */
  | { code: "noNeed"; status: AmountAbsence | "nothing" }
  /** How many people live there isn't loaded, so that a share can't become people. */
  | { code: "noPeople" }
  /** Nobody lives there. */
  | { code: "emptyArea" };

export type NoVerdict =
  | { code: "tooFewAreas"; found: number }
  /** Nothing goes to any of the areas. */
  | { code: "zeroEffort" }
  /** Nobody in any of the areas has the need. */
  | { code: "zeroNeed" }
  /** Limits need three areas, of which none alone decides the line. */
  | { code: "noLimits" }
  /** The limits hold both more and less than in proportion. */
  | { code: "wideLimits" }
  /** Over the whole ladder neither more nor less, but areas with the same need get very different amounts. */
  | { code: "uneven" };
