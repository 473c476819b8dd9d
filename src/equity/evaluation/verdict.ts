/** From what a design found to what may be said: shown, no effect larger than, or cannot tell; and what would be needed to tell. */
import type { Reason } from "../../stats/index.ts";
import { tooFewSets } from "./design.ts";
import type { OutcomeView } from "./outcome.ts";
import { unitsOf, type Panel } from "./panel.ts";
import type { EvaluationRecord } from "./record.ts";
import type { Analysis, Block, Caution, Detectable, Need, Verdict, VerdictReason } from "./result.ts";

/**
 * The test of the path before misses many differences in slope that are large enough to make an effect (Roth 2022). So an effect must also
 * be left when that slope is drawn on; docs/method/evaluation.md has what this costs and brings.
 */
const explainedBySlope = ({ checks }: Analysis): boolean => checks.some(({ id, outcome }) => id === "trendGoesOn" && outcome === "failed");

export function verdictOf(record: EvaluationRecord, outcome: OutcomeView, analysis: Analysis): Verdict {
  const { estimate, verdict } = analysis;
  const { value, lower, upper } = estimate;
  const bound = Math.max(Math.abs(lower), Math.abs(upper));
  const why: VerdictReason[] = verdict.reasons.map((reason) => reasonOf(reason, estimate));
  const smallest = record.smallestEffect;
  if (verdict.verdict === "effectShown" && !record.byLot && explainedBySlope(analysis))
    return { kind: "cannotTell", reasons: [{ code: "checkFailed", check: "trendGoesOn" }] };
  if (verdict.verdict === "effectShown") {
    const small = smallest !== undefined && verdict.cautions.some(({ code }) => code === "smallerThanMatters");
    return {
      kind: "effectShown",
      direction: directionOf(value, outcome),
      reasons: [
        { code: "limitsWithoutZero" },
        ...(record.byLot ? [{ code: "byLot" } as const] : []),
        ...(small ? [{ code: "belowSmallest", smallest } as const] : []),
      ],
    };
  }
  if (verdict.verdict === "cannotTell") return { kind: "cannotTell", reasons: why };
  const zero: VerdictReason = { code: "limitsWithZero", bound };
  // What a model can't see, it can't rule out either.
  if (outcome.modelled) return { kind: "cannotTell", reasons: [zero, { code: "modelMayBeBlind" }] };
  return {
    kind: "noEffectLargerThan",
    bound,
    reasons: [zero, smallest === undefined ? { code: "nobodySaidSmallest" } : { code: "withinSmallest", smallest, bound }],
  };
}

function reasonOf(reason: Reason, { treated, comparison }: Analysis["estimate"]): VerdictReason {
  switch (reason.code) {
    case "preTrendUntested":
      return { code: "checkUndetermined", check: "preTrends" };
    case "preTrendsDiffer":
      return { code: "checkFailed", check: "preTrends" };
    case "placeboInTime":
      return { code: "checkFailed", check: "placeboInTime" };
    case "spilloverSuspected":
      return { code: "checkFailed", check: "spillOver" };
    case "poorPreFit":
      return { code: "checkFailed", check: "fitBefore" };
    case "preFitMeaningless":
      return { code: "checkUndetermined", check: "fitBefore" };
    case "strongAutocorrelation":
      return { code: "checkFailed", check: "autocorrelation" };
    case "attainableP":
      return { code: "tooFewAreas", treated, comparison, neededComparison: tooFewSets(treated, comparison) ?? comparison };
    case "intervalTooWide":
    case "smallerThanMatters":
      return { code: "largerPossible", smallest: reason.matters, bound: reason.bound };
    case "endlessInterval":
      return { code: "endless" };
    default:
      return { code: "noFigures" };
  }
}

function directionOf(value: number, { polarity }: OutcomeView): "better" | "worse" | "higher" | "lower" {
  if (polarity === "neutral") return value > 0 ? "higher" : "lower";
  return value > 0 === (polarity === "higherIsBetter") ? "better" : "worse";
}

/** Checks that a design's own judgement doesn't weigh, but a reader should. */
const worthSaying = ["placeboInTime", "placeboInPlace", "otherComparison", "otherAreas", "trendGoesOn", "autocorrelation"] as const;

export function cautionsOf(
  record: Pick<EvaluationRecord, "byLot">,
  outcome: OutcomeView,
  panel: Panel,
  analysis: Analysis | null,
  verdict: Verdict,
): Caution[] {
  const cautions: Caution[] = [];
  const [before, after] = (["before", "after"] as const).map((side) => panel.periods.filter((period) => period.side === side).length);
  const during = panel.periods.filter(({ side }) => side === "during").map(({ id }) => id);
  if (outcome.modelled) cautions.push({ code: "modelEstimate" });
  if (analysis) {
    if (!outcome.limits && outcome.indicator && analysis.estimate.comparison > 0) cautions.push({ code: "noLimits" });
    if (before < 3 || after < 2) cautions.push({ code: "fewMeasurements", before, after });
    const said = new Set(verdict.reasons.map((reason) => "check" in reason && reason.check));
    // A lot makes slopes alike but for chance, and the limits know of chance already.
    if (record.byLot) said.add("trendGoesOn");
    for (const check of analysis.checks)
      if (check.outcome === "failed" && !said.has(check.id) && worthSaying.some((id) => id === check.id))
        cautions.push({ code: "checkFailed", check: check.id });
    const near = analysis.checks.find(({ id }) => id === "spillOver");
    if (near?.outcome === "failed") cautions.push({ code: "nearMoved" });
    else if (near?.because === "noNear" && unitsOf(panel, "comparison").length > 0) cautions.push({ code: "nearUnknown" });
  }
  if (during.length > 0) cautions.push({ code: "periodDuring", periods: during });
  if (panel.leftOut.length > 0 && panel.units.length > 0)
    cautions.push({ code: "areasLeftOut", names: panel.leftOut.map(({ name }) => name) });
  return cautions;
}

export function needsOf(
  record: EvaluationRecord,
  outcome: OutcomeView,
  panel: Panel,
  block: Block | null,
  verdict: Verdict,
  detectable: Detectable,
): Need[] {
  if (verdict.kind !== "cannotTell")
    return record.smallestEffect === undefined && verdict.kind === "noEffectLargerThan" ? [{ code: "saySmallest" }] : [];
  const needs: Need[] = [];
  const start = record.start;
  const codes = new Set(verdict.reasons.map(({ code }) => code));
  const failed = new Set(verdict.reasons.flatMap((reason) => (reason.code === "checkFailed" ? [reason.check] : [])));
  const [treated, comparison] = [unitsOf(panel, "treated").length, unitsOf(panel, "comparison").length];
  const before = panel.periods.filter(({ side }) => side === "before").length;
  if (block?.code === "noBefore" || block?.code === "noFigures") needs.push({ code: "measureBefore", start });
  if (block?.code === "noAfter" || block?.code === "noFigures") needs.push({ code: "measureAfter", start });
  if (codes.has("checkUndetermined") || failed.has("trendGoesOn")) needs.push({ code: "moreBefore", found: before });
  if (block?.code === "noComparison") needs.push({ code: "comparison" });
  if (failed.has("preTrends") || failed.has("fitBefore")) needs.push({ code: "alikeComparison" });
  const fewest = treated > 0 && comparison > 0 ? tooFewSets(treated, comparison) : null;
  if (fewest !== null) needs.push({ code: "moreAreas", found: comparison, needed: fewest });
  const smallest = record.smallestEffect;
  if (smallest !== undefined && detectable.possible && detectable.effect > smallest) {
    // The error of an effect falls with the root of the number of areas.
    const timesAreas = Math.ceil((detectable.effect / smallest) ** 2);
    needs.push({ code: "lessNoise", detectable: detectable.effect, smallest, timesAreas });
  }
  if (outcome.modelled) needs.push({ code: "countedFigures" });
  if (smallest === undefined) needs.push({ code: "saySmallest" });
  return needs;
}
