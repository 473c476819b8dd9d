/** What an evaluation found. Numbers are in the unit of the outcome; words are made in sentences.ts. */
import type { Verdict as Judgement } from "../../stats/index.ts";
import type { Design } from "./record.ts";
import type { Panel } from "./panel.ts";

/** What an effect is judged by. */
export type Inference = "clusterRobust" | "wildBootstrap" | "permutation" | "autocorrelation" | "placeboRanks";

/** Why this design. */
export type DesignReason =
  | { code: "asked" }
  /** Several measurements before: the paths can be compared before the start as well. */
  | { code: "severalBefore"; before: number }
  | { code: "fewMeasurements"; before: number; after: number }
  /** One or a few areas, a long time before, many others to weigh together. */
  | { code: "longBeforeFewAreas"; before: number; treated: number; comparison: number }
  | { code: "nothingToCompare"; before: number; after: number };

/** Why nothing can be computed. */
export type Block =
  | { code: "noFigures" }
  | { code: "noBefore"; first: string }
  | { code: "noAfter"; last: string }
  | { code: "noComparison"; before: number; after: number; neededBefore: number; neededAfter: number }
  /** Were the effect ever so large, chance alone would do as well in more than one of 20 cases. */
  | { code: "tooFewAreas"; treated: number; comparison: number; neededComparison: number }
  /** A line is drawn on period by period: these don't follow each other at even distances. */
  | { code: "unevenPeriods" }
  /** A mixture stands for one area: which effect several would show can't be foretold well enough. */
  | { code: "oneAreaOnly"; treated: number }
  | { code: "designNeeds"; design: Design; neededBefore: number; neededAfter: number; neededComparison: number };

/** The smallest effect that would be seen in 8 of 10 cases, known before the outcome is read. */
export type Detectable = { possible: false; because: "fewAreas" | "noFigures" } | DetectableEffect;
type DetectableEffect = {
  possible: true;
  effect: number;
  /** Standard deviation of one figure around its area's and its period's level, which it follows from. */
  deviation: number;
  /** Where that comes from: given with the record, the comparison areas' own changes, or the time before in the areas themselves. */
  from: "given" | "comparison" | "before";
  /** False where measurements lack and this is what the least that would do, `before` and `after`, would give. */
  asIs: boolean;
  before: number;
  after: number;
  /** What would do had it been drawn by lot who got it, where that is less: then no slope of before is to be feared. */
  byLot: number | null;
};

export type Estimate = {
  value: number;
  lower: number;
  upper: number;
  p: number;
  inference: Inference;
  treated: number;
  comparison: number;
};

export type CheckId =
  | "preTrends"
  | "placeboInTime"
  | "placeboInPlace"
  | "otherComparison"
  | "otherAreas"
  | "trendGoesOn"
  | "spillOver"
  | "autocorrelation"
  | "fitBefore";

/** `undetermined`: the check can't be done here, which is no pass. Numbers where the check has them. */
export type Check = {
  id: CheckId;
  outcome: "passed" | "failed" | "undetermined";
  value?: number | undefined;
  lower?: number | undefined;
  upper?: number | undefined;
  p?: number | undefined;
  /** Periods, areas or sets that it looked at. */
  count?: number | undefined;
  /** Why it can't be done. */
  because?: "oneBefore" | "twoBefore" | "fewAreas" | "noNear" | "noComparison" | "noEffect" | undefined;
};

/** The effect in one period against the last one before the start. */
export type EventPoint = { period: string; value: number; lower: number; upper: number; reference: boolean; after: boolean };

/** What the areas did, what the others did, and what would have come of the first by the second (or by the line from before). */
export type Path = { period: string; treated: number | null; comparison: number | null; without: number | null };

/** What one design found, with its own judgement; the words come later. */
export type Analysis = {
  estimate: Estimate;
  paths: Path[];
  events: EventPoint[];
  checks: Check[];
  verdict: Judgement;
  /** Of a mixture: what each area counts for, largest first. */
  weights?: { name: string; weight: number }[];
};

export type VerdictReason =
  | Block
  | { code: "limitsWithoutZero" }
  | { code: "limitsWithZero"; bound: number }
  | { code: "belowSmallest"; smallest: number }
  | { code: "withinSmallest"; smallest: number; bound: number }
  | { code: "largerPossible"; smallest: number; bound: number }
  | { code: "nobodySaidSmallest" }
  | { code: "checkFailed"; check: CheckId }
  | { code: "checkUndetermined"; check: CheckId }
  /** Nothing is ruled out, however large. */
  | { code: "endless" }
  | { code: "byLot" }
  | { code: "modelMayBeBlind" };

/** What keeps the answer from being the last word, whatever it is. */
export type Caution =
  | { code: "modelEstimate" }
  | { code: "noLimits" }
  | { code: "fewMeasurements"; before: number; after: number }
  | { code: "areasLeftOut"; names: string[] }
  | { code: "periodDuring"; periods: string[] }
  | { code: "nearMoved" }
  | { code: "nearUnknown" }
  | { code: "checkFailed"; check: CheckId };

/** What would be needed to tell. */
export type Need =
  | { code: "measureBefore"; start: string }
  | { code: "measureAfter"; start: string }
  | { code: "moreBefore"; found: number }
  | { code: "moreAreas"; found: number; needed: number }
  | { code: "comparison" }
  | { code: "countedFigures" }
  | { code: "alikeComparison" }
  | { code: "lessNoise"; detectable: number; smallest: number; timesAreas: number }
  | { code: "saySmallest" };

export type Verdict =
  | { kind: "effectShown"; direction: "better" | "worse" | "higher" | "lower"; reasons: VerdictReason[] }
  | { kind: "noEffectLargerThan"; bound: number; reasons: VerdictReason[] }
  | { kind: "cannotTell"; reasons: VerdictReason[] };

export type EvaluationResult = {
  panel: Panel;
  counts: { treated: number; comparison: number; near: number; before: number; after: number };
  design: { id: Design; why: DesignReason } | null;
  detectable: Detectable;
  estimate: Estimate | null;
  paths: Path[];
  events: EventPoint[];
  checks: Check[];
  /** Of a mixture: what each area counts for, largest first; empty for other designs. */
  weights: { name: string; weight: number }[];
  verdict: Verdict;
  cautions: Caution[];
  needs: Need[];
};
