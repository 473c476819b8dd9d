/** The measures of inequality that the product gives, in the order in which they are shown. Their names on screen stand in names.ts. */
export const measureIds = [
  // Two ends.
  "difference",
  "ratio",
  // Along an order.
  "slope",
  "relativeSlope",
  "logitSlope",
  "logitRelativeSlope",
  "concentration",
  "relativeConcentration",
  "wagstaff",
  "erreygers",
  // What could be won.
  "attributableRisk",
  "attributableFraction",
  // Spread, without an order.
  "betweenGroupVariance",
  "betweenGroupDeviation",
  "variation",
  "meanLogDeviation",
  "theil",
  "theilBetween",
  "theilWithin",
  "disparityUnweighted",
  "disparityWeighted",
  "fromBest",
  "fromBestWeighted",
  "fromMean",
  "fromMeanWeighted",
  "fromReference",
  "fromReferenceWeighted",
] as const;
export type MeasureId = (typeof measureIds)[number];

/** Those that need to know who has least and most. */
export const ordered: ReadonlySet<MeasureId> = new Set([
  "difference",
  "ratio",
  "slope",
  "relativeSlope",
  "logitSlope",
  "logitRelativeSlope",
  "concentration",
  "relativeConcentration",
  "wagstaff",
  "erreygers",
  "attributableRisk",
  "attributableFraction",
]);
