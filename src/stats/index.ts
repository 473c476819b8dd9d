/** The door of the numerics: pure functions on numbers, NaN where a number is missing. */
export type { Estimate, Interval } from "./interval.ts";

export { compare, type Comparison, type Direction } from "./comparisons/compare.ts";
export { difference } from "./comparisons/difference.ts";
export { place, type Place } from "./comparisons/place.ts";
export { quintiles } from "./comparisons/quintiles.ts";
export { type Rank, ranks } from "./comparisons/ranks.ts";
export { trend, type Trend } from "./comparisons/trend.ts";

export { panel, type Panel } from "./evaluation/panel.ts";
export { part } from "./evaluation/part.ts";
export type { Reason } from "./evaluation/reason.ts";
export type { Verdict } from "./evaluation/verdict.ts";

export { differenceDesign } from "./evaluation/differences/difference-design.ts";
export type { EffectOptions } from "./evaluation/differences/difference-effect.ts";
export { differenceInDifferences, type DifferenceInDifferences } from "./evaluation/differences/difference-in-differences.ts";
export { effectOf } from "./evaluation/differences/leave-one-out.ts";
export { permutationTest } from "./evaluation/differences/permutation-test.ts";
export { spillover } from "./evaluation/differences/spillover.ts";

export { interruptedDesign } from "./evaluation/interrupted/interrupted-design.ts";
export { interruptedTimeSeries } from "./evaluation/interrupted/interrupted-time-series.ts";

export { syntheticControl, type SyntheticControl } from "./evaluation/synthetic/synthetic-control.ts";
export { syntheticDesign } from "./evaluation/synthetic/synthetic-design.ts";

export { countFunnel } from "./funnel/count-funnel.ts";
export { countPlace, type FunnelPlace, proportionPlace } from "./funnel/funnel-place.ts";
export { interpolatedFunnel } from "./funnel/interpolated-funnel.ts";
export { normalFunnel } from "./funnel/normal-funnel.ts";
export { overDispersion } from "./funnel/over-dispersion.ts";
export { proportionFunnel } from "./funnel/proportion-funnel.ts";

export {
  completeGroups,
  type GivenGroups,
  type Groups,
  ladder,
  type Ladder,
  ladderAlong,
  type LadderRoom,
  placesAlong,
} from "./inequality/groups.ts";
export type { Measure } from "./inequality/measure.ts";

export { changeOfInequality } from "./inequality/change/change-of-inequality.ts";
export { changeOfSlope } from "./inequality/change/change-of-slope.ts";

export type { Decomposition } from "./inequality/decomposition/decompose.ts";
export { meanLogDeviationDecomposition } from "./inequality/decomposition/mean-log-deviation-decomposition.ts";
export { theilDecomposition } from "./inequality/decomposition/theil-decomposition.ts";

export { concentrationOfEffort } from "./inequality/lorenz/concentration-of-effort.ts";
export { giniOfEffort } from "./inequality/lorenz/gini-of-effort.ts";
export { concentrationCurve, lorenzCurve } from "./inequality/lorenz/lorenz-curve.ts";

export { absoluteConcentrationIndex, absoluteConcentrationOf } from "./inequality/ordered/absolute-concentration-index.ts";
export { erreygersIndex, erreygersOf } from "./inequality/ordered/erreygers-index.ts";
export { logitLine, type LogitLine } from "./inequality/ordered/logit-line.ts";
export { logitRelativeIndex, logitRelativeOf } from "./inequality/ordered/logit-relative-index.ts";
export { logitSlopeIndex, logitSlopeOf } from "./inequality/ordered/logit-slope-index.ts";
export { quantileLadder } from "./inequality/ordered/quantile-ladder.ts";
export { quantileSlopeIndex } from "./inequality/ordered/quantile-slope-index.ts";
export { rankLine, type RankLine } from "./inequality/ordered/rank-line.ts";
export { relativeConcentrationIndex, relativeConcentrationOf } from "./inequality/ordered/relative-concentration-index.ts";
export { relativeIndex, relativeOf } from "./inequality/ordered/relative-index.ts";
export { simulatedQuantileSlope } from "./inequality/ordered/simulated-quantile-slope.ts";
export { slopeIndex, slopeOf } from "./inequality/ordered/slope-index.ts";
export { wagstaffIndex, wagstaffOf } from "./inequality/ordered/wagstaff-index.ts";

export type { Better } from "./inequality/unordered/best-group.ts";
export { betweenGroupStandardDeviation } from "./inequality/unordered/between-group-standard-deviation.ts";
export { betweenGroupVariance } from "./inequality/unordered/between-group-variance.ts";
export { coefficientOfVariation } from "./inequality/unordered/coefficient-of-variation.ts";
export { differenceBetween } from "./inequality/unordered/difference-between.ts";
export type { GroupValue } from "./inequality/unordered/group-value.ts";
export { indexOfDisparity } from "./inequality/unordered/index-of-disparity.ts";
export { ladderEnds } from "./inequality/unordered/ladder-ends.ts";
export { meanDifferenceFromBest } from "./inequality/unordered/mean-difference-from-best.ts";
export { meanDifferenceFromMean } from "./inequality/unordered/mean-difference-from-mean.ts";
export { meanDistance } from "./inequality/unordered/mean-distance.ts";
export { meanLogDeviation } from "./inequality/unordered/mean-log-deviation.ts";
export { populationAttributableFraction } from "./inequality/unordered/population-attributable-fraction.ts";
export { populationAttributableRisk } from "./inequality/unordered/population-attributable-risk.ts";
export { rangeOfValues } from "./inequality/unordered/range-of-values.ts";
export { ratioBetween } from "./inequality/unordered/ratio-between.ts";
export type { Simulation } from "./inequality/unordered/simulated-measure.ts";
export type { Spread } from "./inequality/unordered/spread.ts";
export { theilIndex } from "./inequality/unordered/theil-index.ts";

export { lifeExpectancy } from "./life-table/life-expectancy.ts";

export { normalDraws } from "./random/normal-draws.ts";
export { type Random, seededRandom } from "./random/seeded-random.ts";

export { byarInterval } from "./rates/byar-interval.ts";
export { exactPoissonInterval } from "./rates/exact-poisson-interval.ts";
export { meanInterval } from "./rates/mean-interval.ts";
export { mean } from "./rates/mean.ts";
export { proportion } from "./rates/proportion.ts";
export { proportions } from "./rates/proportions.ts";
export { quantiles } from "./rates/quantiles.ts";
export { rate } from "./rates/rate.ts";
export { limitsFromStandardError, standardErrorFromLimits } from "./rates/standard-error.ts";
export { weightedMean, type WeightedMean } from "./rates/weighted-mean.ts";
export { wilsonInterval } from "./rates/wilson-interval.ts";

export { jackknife } from "./resampling/jackknife.ts";
export { simulatedLimits } from "./resampling/simulated-limits.ts";
export { spreadLimits } from "./resampling/spread-limits.ts";
export { truthLimits } from "./resampling/truth-limits.ts";

export { shrunkenEstimates } from "./shrinkage/shrunken-estimates.ts";
export { shrunkenRates } from "./shrinkage/shrunken-rates.ts";

export { directlyStandardisedRate } from "./standardisation/directly-standardised-rate.ts";
export { directlyStandardisedRates } from "./standardisation/directly-standardised-rates.ts";
export { europeanStandardPopulation2013 } from "./standardisation/european-standard-population.ts";
export { expectedEvents } from "./standardisation/expected-events.ts";
export { frequencyVariances } from "./standardisation/frequency-variances.ts";
export { indirectlyStandardisedRate } from "./standardisation/indirectly-standardised-rate.ts";
export { standardisedRatio } from "./standardisation/standardised-ratio.ts";
