/** Why an answer can't be trusted, or what to bear in mind: a code with its numbers; the words are for whoever shows it. */
export type Reason =
  /** A side of the comparison has no usable area. */
  | { code: "tooFewAreas"; treated: number; comparison: number }
  | { code: "noPrePeriod" }
  | { code: "noPostPeriod" }
  /** One period before: nobody can see whether the areas moved alike. */
  | { code: "preTrendUntested"; prePeriods: number }
  /** The areas moved apart before the start; `slope` is by how much more the treated ones rose per unit of time. */
  | { code: "preTrendsDiffer"; p: number; slope: number }
  /** The smallest p that the design can give is above the level. */
  | { code: "attainableP"; smallest: number; level: number }
  /** The synthetic area misses the real one before the start by more than is usual for areas like it. */
  | { code: "poorPreFit"; rmspe: number; usual: number }
  /** The synthetic areas follow theirs without a miss: with so few periods before, that says nothing. */
  | { code: "preFitMeaningless"; prePeriods: number; areas: number }
  /** Near comparison areas moved otherwise than far ones since the start. */
  | { code: "spilloverSuspected"; p: number; nearEffect: number; effectWithoutNear: number }
  /** A start that never was, in the periods before, shows an effect too. */
  | { code: "placeboInTime"; p: number; start: number }
  /** Effects that matter, of `matters` and more, are not ruled out. */
  | { code: "intervalTooWide"; bound: number; matters: number }
  | { code: "tooFewPeriods"; before: number; after: number; advised: number }
  /** The interval holds 0 and doesn't end: nothing is ruled out. */
  | { code: "endlessInterval" }
  /** Shown, but even its largest likely size is less than what was said to matter. */
  | { code: "smallerThanMatters"; bound: number; matters: number }
  /** Errors that go together this much over time can't be told from a change. */
  | { code: "strongAutocorrelation"; autocorrelation: number };
